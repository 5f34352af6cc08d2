package org.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code lookup(table, code, fallback)} and {@code status(code, reason)}: their word to ours; the listener hears of each. */
record Lookup(String mapping, Map<String, LookupTable> tables, LookupListener listener) {
    private static final String STATUS = "status";
    private static final String UNKNOWN = "UNKNOWN";

    @Nullable
    JsonNode call(JsonNode[] arguments) {
        JsonNode fallback = arguments.length > 2 ? arguments[2] : null;
        if (arguments[1].isNull()) {
            return fallback;
        }
        String table = arguments[0].asText();
        return heard(table, arguments[1], table(table).find(arguments[1].asText()))
                .<JsonNode>map(TextNode::new)
                .orElse(fallback);
    }

    /** No word, no status; a word nobody listed is a status nobody knows. */
    @Nullable
    JsonNode status(JsonNode[] arguments) {
        if (arguments[0].isNull()) {
            return null;
        }
        String reason = arguments.length > 1 ? arguments[1].asText("") : "";
        Optional<String> found = table(STATUS).find(arguments[0].asText(), reason);
        return new TextNode(heard(STATUS, arguments[0], found).orElse(UNKNOWN));
    }

    private Optional<String> heard(String table, JsonNode word, Optional<String> found) {
        listener.lookedUp(new LookedUp(mapping, table, word.asText(), found.orElse(null)));
        return found;
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
