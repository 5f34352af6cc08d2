package org.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code country(text)}: the two letters of ISO 3166, also from the three; null for anything else. */
final class Countries {
    private static final Map<String, String> ALPHA_2 = alpha2();

    private Countries() {}

    static @Nullable JsonNode code(JsonNode written) {
        String found = ALPHA_2.get(written.asText("").strip().toUpperCase(Locale.ROOT));
        return found == null ? null : new TextNode(found);
    }

    private static Map<String, String> alpha2() {
        var codes = new HashMap<String, String>();
        for (String code : Locale.getISOCountries()) {
            codes.put(code, code);
            codes.put(
                    new Locale.Builder()
                            .setRegion(code)
                            .build()
                            .getISO3Country()
                            .toUpperCase(Locale.ROOT),
                    code);
        }
        return Map.copyOf(codes);
    }
}
