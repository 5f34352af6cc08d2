package org.serai.connector;

import org.jspecify.annotations.Nullable;

/**
 * What a tenant fills in for a connector. {@code type} is string, password, integer or boolean.
 *
 * @param required whether every tenant must give it
 * @param requiredWithout the setting that must be given where this one is not; null where there is none
 */
public record Setting(
        String name,
        String title,
        String description,
        String type,
        boolean required,
        @Nullable String requiredWithout,
        @Nullable String defaultValue,
        @Nullable String example) {
    public boolean isSecret() {
        return type.equals("password");
    }
}
