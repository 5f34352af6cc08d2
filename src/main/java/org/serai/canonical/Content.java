package org.serai.canonical;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a message says: an approved template with its values, or free text. */
public sealed interface Content {
    /**
     * @param components the Cloud API's {@code components}, in its own spelling
     * @param parameters name to rendered value, in the order the template declares them
     * @param preview the text as the customer will read it
     */
    record Template(
            String name,
            String language,
            String category,
            List<Map<String, Object>> components,
            Map<String, String> parameters,
            String preview)
            implements Content {}

    record Text(String body) implements Content {}

    default <T> T fold(Function<Template, T> template, Function<Text, T> text) {
        return this instanceof Template t ? template.apply(t) : text.apply((Text) this);
    }

    default boolean isTemplate() {
        return this instanceof Template;
    }
}
