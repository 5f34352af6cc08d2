package org.serai.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One value of a YAML file that knows its place. Missing children are empty answers. */
public final class YamlNode {
    private final String file;
    private final @Nullable Node node;

    YamlNode(String file, @Nullable Node node) {
        this.file = file;
        this.node = node;
    }

    public boolean isMissing() {
        return node == null;
    }

    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    public boolean isSequence() {
        return node instanceof SequenceNode;
    }

    public boolean isScalar() {
        return node instanceof ScalarNode;
    }

    public YamlNode get(String key) {
        return tuple(key).map(t -> new YamlNode(file, t.getValueNode())).orElse(new YamlNode(file, null));
    }

    /** The key itself, for findings about a key that should not be there. */
    public YamlNode key(String key) {
        return tuple(key).map(t -> new YamlNode(file, t.getKeyNode())).orElse(this);
    }

    private Optional<NodeTuple> tuple(String key) {
        if (node instanceof MappingNode mapping) {
            return mapping.getValue().stream()
                    .filter(t -> t.getKeyNode() instanceof ScalarNode s
                            && s.getValue().equals(key))
                    .findFirst();
        }
        return Optional.empty();
    }

    public List<String> keys() {
        var keys = new ArrayList<String>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode scalar) {
                    keys.add(scalar.getValue());
                }
            }
        }
        return keys;
    }

    public List<YamlNode> items() {
        var items = new ArrayList<YamlNode>();
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(n -> items.add(new YamlNode(file, n)));
        }
        return items;
    }

    public Map<String, YamlNode> entries() {
        var entries = new LinkedHashMap<String, YamlNode>();
        keys().forEach(k -> entries.put(k, get(k)));
        return entries;
    }

    /** A scalar as written; a YAML null and an empty value are no text. */
    public Optional<String> text() {
        return node instanceof ScalarNode scalar && !isNull(scalar) ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    public Optional<String> text(String key) {
        return get(key).text();
    }

    private static boolean isNull(ScalarNode scalar) {
        return scalar.getTag().getValue().endsWith(":null");
    }

    /** Plain maps, lists and scalars, numbers and truth values typed as YAML 1.2 core does. */
    public @Nullable Object toTree() {
        if (node instanceof MappingNode) {
            var map = new LinkedHashMap<String, @Nullable Object>();
            entries().forEach((k, v) -> map.put(k, v.toTree()));
            return map;
        }
        if (node instanceof SequenceNode) {
            return items().stream().map(YamlNode::toTree).collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
        }
        return node instanceof ScalarNode scalar ? scalar(scalar) : null;
    }

    private static @Nullable Object scalar(ScalarNode scalar) {
        String tag = scalar.getTag().getValue();
        String value = scalar.getValue();
        if (tag.endsWith(":int") && value.matches("[-+]?[0-9]{1,18}")) {
            return Long.parseLong(value);
        }
        if (tag.endsWith(":float") && value.matches("[-+]?[0-9]+(\\.[0-9]+)?")) {
            return new java.math.BigDecimal(value);
        }
        if (tag.endsWith(":bool")) {
            return Boolean.valueOf(value);
        }
        return tag.endsWith(":null") ? null : value;
    }

    public String file() {
        return file;
    }

    public Place place() {
        if (node == null || node.getStartMark().isEmpty()) {
            return Place.start(file);
        }
        Mark start = node.getStartMark().get();
        int line = start.getLine() + 1;
        int column = start.getColumn() + 1;
        int end = node.getEndMark()
                .filter(m -> m.getLine() == start.getLine())
                .map(m -> m.getColumn() + 1)
                .orElse(column + 1);
        return new Place(file, line, column, Math.max(end, column + 1));
    }
}
