package org.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code lookup(table, code, fallback)}: their word to ours; a word the table does not hold is told to {@link UnmappedWords}. */
record Lookup(String mapping, Map<String, LookupTable> tables, UnmappedWords unmapped) {
    @Nullable
    JsonNode call(JsonNode[] arguments) {
        JsonNode fallback = arguments.length > 2 ? arguments[2] : null;
        if (arguments[1].isNull()) {
            return fallback;
        }
        String word = arguments[1].asText();
        Optional<String> found = table(arguments[0].asText()).find(word);
        if (found.isEmpty()) {
            unmapped.unmapped(mapping, arguments[0].asText(), word);
        }
        return found.<JsonNode>map(TextNode::new).orElse(fallback);
    }

    JsonNode isKnown(JsonNode[] arguments) {
        return BooleanNode.valueOf(
                table(arguments[0].asText()).find(arguments[1].asText()).isPresent());
    }

    private LookupTable table(String name) {
        LookupTable table = tables.get(name);
        if (table == null) {
            throw new Refusal(
                    "mapping.failed", "there is no table " + name + ".csv", "add it beside the mapping", null);
        }
        return table;
    }
}
