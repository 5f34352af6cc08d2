package org.serai.canonical;

import java.util.regex.Pattern;

/** The name of a connector and of its folder. */
public record ConnectorName(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public ConnectorName {
        if (!isName(value)) {
            throw new IllegalArgumentException("not a connector name: " + value);
        }
    }

    public static boolean isName(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
