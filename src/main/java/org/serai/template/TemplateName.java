package org.serai.template;

import java.util.regex.Pattern;

/** A template's name, the same in the catalogue, on disk and at Meta: lower case letters, digits, {@code _}, at most 512. */
public record TemplateName(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9_]{1,512}");

    public TemplateName {
        if (!isTemplateName(value)) {
            throw new IllegalArgumentException("not a template name: " + value);
        }
    }

    public static boolean isTemplateName(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
