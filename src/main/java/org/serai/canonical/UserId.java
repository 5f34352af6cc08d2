package org.serai.canonical;

import java.util.regex.Pattern;

/** A business-scoped user id (BSUID): opaque, of one portfolio, never a phone number. Source: Meta, business-scoped user ids. */
public record UserId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}");

    public UserId {
        if (!isUserId(value)) {
            throw new IllegalArgumentException("not a business-scoped user id");
        }
    }

    public static boolean isUserId(String text) {
        return SHAPE.matcher(text).matches();
    }
}
