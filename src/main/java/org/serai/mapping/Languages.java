package org.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code language(text)}: BCP 47, also from {@code pt_BR} and {@code de_DE.UTF-8}; null for anything else. */
final class Languages {
    private static final Pattern CHARSET = Pattern.compile("[.@].*");
    private static final Pattern STARTS_LIKE_ONE = Pattern.compile("[A-Za-z]{2,3}(-.*)?");

    private Languages() {}

    static @Nullable JsonNode tag(JsonNode written) {
        String text =
                CHARSET.matcher(written.asText("").strip()).replaceFirst("").replace('_', '-');
        if (!STARTS_LIKE_ONE.matcher(text).matches()) {
            return null;
        }
        try {
            return new TextNode(
                    new Locale.Builder().setLanguageTag(text).build().toLanguageTag());
        } catch (IllformedLocaleException noTag) {
            return null;
        }
    }
}
