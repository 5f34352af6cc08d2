package org.serai.connector;

import org.jspecify.annotations.Nullable;

/** What a tenant fills in for a connector. {@code type} is string, password, integer or boolean. */
public record Setting(
        String name,
        String title,
        String description,
        String type,
        boolean required,
        @Nullable String defaultValue,
        @Nullable String example) {
    public boolean isSecret() {
        return type.equals("password");
    }
}
