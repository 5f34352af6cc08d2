package org.serai.template;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A text that is the same in every language, or one a language ({@code pt_BR}). */
public record Localized(@Nullable String everywhere, Map<String, String> byLanguage) {
    public static Localized of(String everywhere) {
        return new Localized(everywhere, Map.of());
    }

    public Optional<String> in(String language) {
        return Optional.ofNullable(byLanguage.get(language)).or(() -> Optional.ofNullable(everywhere));
    }
}
