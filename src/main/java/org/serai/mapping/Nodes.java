package org.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Storable;

/**
 * Plain trees to JSLT's nodes and back. Numbers keep their digits, maps their order. Every scalar of the document becomes
 * a node of its own, so that a node found in hand can be told its place. On the way back a key whose value is null, an
 * empty object or an empty list is left out: what the document does not hold is absent.
 */
final class Nodes {
    private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;

    private Nodes() {}

    static JsonNode of(@Nullable Object tree) {
        if (tree instanceof String text) {
            return new TextNode(Storable.text(text));
        }
        if (tree instanceof Map<?, ?> map) {
            return object(map);
        }
        if (tree instanceof List<?> list) {
            ArrayNode array = new ArrayNode(FACTORY, list.size());
            list.forEach(item -> array.add(of(item)));
            return array;
        }
        return tree == null ? NullNode.instance : scalar(tree);
    }

    private static JsonNode object(Map<?, ?> map) {
        ObjectNode object = new ObjectNode(FACTORY);
        map.forEach((key, value) -> object.set(Storable.text(String.valueOf(key)), of(value)));
        return object;
    }

    private static JsonNode scalar(Object value) {
        if (value instanceof Integer i) {
            return new IntNode(i);
        }
        if (value instanceof Long l) {
            return new LongNode(l);
        }
        if (value instanceof BigInteger i) {
            return new BigIntegerNode(i);
        }
        if (value instanceof BigDecimal d) {
            return new DecimalNode(d);
        }
        if (value instanceof Double || value instanceof Float) {
            return new DecimalNode(new BigDecimal(value.toString()));
        }
        return value instanceof Boolean b ? BooleanNode.valueOf(b) : new TextNode(value.toString());
    }

    static @Nullable Object tree(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue();
        }
        if (node.isObject()) {
            return map(node);
        }
        if (node.isArray()) {
            var list = new ArrayList<@Nullable Object>(node.size());
            node.forEach(item -> list.add(tree(item)));
            return list;
        }
        if (node.isDouble() || node.isFloat()) {
            return new BigDecimal(node.asText());
        }
        if (node.isIntegralNumber() && node.canConvertToInt()) {
            return node.intValue();
        }
        return node.isNumber() ? node.numberValue() : node.isBoolean() ? (Object) node.booleanValue() : null;
    }

    private static Map<String, Object> map(JsonNode object) {
        var map = new LinkedHashMap<String, Object>();
        object.properties().forEach(entry -> {
            Object value = tree(entry.getValue());
            if (value != null && !isEmpty(value)) {
                map.put(entry.getKey(), value);
            }
        });
        return map;
    }

    private static boolean isEmpty(Object value) {
        return value instanceof Map<?, ?> map ? map.isEmpty() : value instanceof List<?> list && list.isEmpty();
    }
}
