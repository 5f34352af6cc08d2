package org.serai.canonical;

import java.util.regex.Pattern;

/** A phone number in E.164 with its plus. That it is one people can be called on is checked where it is parsed. */
public record PhoneNumber(String e164) {
    private static final Pattern SHAPE = Pattern.compile("\\+[1-9][0-9]{6,14}");

    public PhoneNumber {
        if (!isE164(e164)) {
            throw new IllegalArgumentException("not E.164: " + mask(e164));
        }
    }

    public static boolean isE164(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** From a {@code wa_id} or an address bar: with or without the plus. */
    public static PhoneNumber ofDigits(String digits) {
        return new PhoneNumber(digits.startsWith("+") ? digits : "+" + digits);
    }

    public String digits() {
        return e164.substring(1);
    }

    /** For logs: country and last two digits remain. */
    public String masked() {
        return mask(e164);
    }

    private static String mask(String text) {
        return text.length() < 6 ? "***" : text.substring(0, 3) + "***" + text.substring(text.length() - 2);
    }

    @Override
    public String toString() {
        return masked();
    }
}
