package org.serai.mapping;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Tree;
import org.serai.finding.Suggestion;
import org.serai.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The closed JSON Schemas of the canonical events, by event type. Immutable, for any number of threads. */
public final class CanonicalSchemas {
    private static final String FAMILY = "urn:serai:canonical:%s:v1";
    private static final List<String> FAMILIES = List.of("order", "shipment", "ticket", "reply");
    private static final JsonMapper NODES = JsonMapper.shared();
    private final Map<String, Schema> byType = new HashMap<>();
    private final Set<String> keys = new TreeSet<>();
    private final Map<String, Set<String>> statuses = new HashMap<>();

    public CanonicalSchemas() {
        var texts = new HashMap<String, String>();
        texts.put(FAMILY.formatted("common"), Json.text(read("common")));
        FAMILIES.forEach(family -> texts.put(FAMILY.formatted(family), Json.text(read(family))));
        var registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts));
        for (String family : FAMILIES) {
            Schema schema = registry.getSchema(SchemaLocation.of(FAMILY.formatted(family)));
            schema.initializeValidators();
            Tree written = Tree.of(Json.parse(text(family)));
            for (Tree type : written.items("x-event-types")) {
                byType.put(String.valueOf(type.node()), schema);
                statuses.put(String.valueOf(type.node()), statuses(written));
            }
        }
    }

    /** Every event type there is: {@code order.created.v1} and its kin. */
    public Set<String> types() {
        return new TreeSet<>(byType.keySet());
    }

    /** The words an event of this type may have as its status; none where it has no status, or nobody knows the type. */
    public Set<String> statuses(String type) {
        return statuses.getOrDefault(type, Set.of());
    }

    private static Set<String> statuses(Tree schema) {
        var words = new TreeSet<String>();
        for (String key : List.of("status", "orderStatus")) {
            schema.items("properties", key, "enum").forEach(word -> words.add(String.valueOf(word.node())));
        }
        return words;
    }

    /** Empty when the body is as its schema wants it, or when nobody knows the type: ask {@link #types()} first. */
    public List<SchemaViolation> check(String type, @Nullable Object data) {
        Schema schema = byType.get(type);
        return schema == null
                ? List.of()
                : schema.validate(NODES.<JsonNode>valueToTree(data)).stream()
                        .map(this::violation)
                        .toList();
    }

    private SchemaViolation violation(Error error) {
        String at = error.getInstanceLocation().toString();
        if (error.getKeyword().equals("additionalProperties")) {
            String key = String.valueOf(error.getProperty());
            return new SchemaViolation(
                    at + "/" + key, "the schema knows no `" + key + "`", key, Suggestion.didYouMean(key, keys));
        }
        if (error.getKeyword().equals("required")) {
            return new SchemaViolation(at + "/" + error.getProperty(), "it is missing", null, null);
        }
        return new SchemaViolation(at, error.getMessage(), null, null);
    }

    private Map<String, Object> read(String family) {
        Map<String, Object> schema = Json.parseObject(text(family));
        schema.remove("x-event-types");
        collectKeys(schema);
        return schema;
    }

    private void collectKeys(@Nullable Object node) {
        if (node instanceof Map<?, ?> map) {
            if (map.get("properties") instanceof Map<?, ?> properties) {
                properties.keySet().forEach(key -> keys.add(String.valueOf(key)));
            }
            map.values().forEach(this::collectKeys);
        }
    }

    private static String text(String family) {
        String name = "/canonical/" + family + ".v1.schema.json";
        try (InputStream resource = CanonicalSchemas.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("missing on the class path: " + name);
            }
            return new String(resource.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
