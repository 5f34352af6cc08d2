package org.serai.canonical;

import java.util.regex.Pattern;

/** One legal entity that sends and receives under its own name. Lower case, fit for a path segment. */
public record TenantId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

    public TenantId {
        if (!isId(value)) {
            throw new IllegalArgumentException("not a tenant id: " + value);
        }
    }

    public static boolean isId(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
