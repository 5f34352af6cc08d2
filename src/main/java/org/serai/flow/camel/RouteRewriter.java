package org.serai.flow.camel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.serai.finding.YamlNode;
import org.serai.flow.source.RouteFile;

/**
 * Turns one file into what Camel loads. Flows once; a connector's routes once a tenant, {@code @tenant} behind each id.
 * The parameters of a Kamelet leave its address, so that no secret ever stands in one. Ids of steps get their route's
 * id before them, since Camel wants them unique everywhere.
 */
final class RouteRewriter {
    private static final String PRECONDITION = "precondition";
    private final RouteFile file;
    private final @Nullable Binding binding;
    private final Rehearsed rehearsed;
    private final Instances instances;
    private String route = "";
    private int unnamed;

    RouteRewriter(RouteFile file, @Nullable Binding binding, Rehearsed rehearsed, Instances instances) {
        this.file = file;
        this.binding = binding;
        this.rehearsed = rehearsed;
        this.instances = instances;
    }

    List<Map<String, Object>> rewrite() {
        return file.routes().stream()
                .filter(rehearsed::keeps)
                .filter(this::isWanted)
                .map(route -> Map.<String, Object>of("route", route(route)))
                .toList();
    }

    /** A route whose precondition this tenant's settings do not fulfil is not made. */
    private boolean isWanted(YamlNode route) {
        return binding == null
                || route.text(PRECONDITION)
                        .flatMap(Precondition::of)
                        .filter(needs -> !needs.holds(this::value))
                        .isEmpty();
    }

    private Optional<String> value(String name) {
        return binding == null ? Optional.empty() : setting(name).flatMap(binding::value);
    }

    private Map<String, Object> route(YamlNode node) {
        route = node.text("id").orElse("") + suffix();
        Map<String, Object> route = mapping(node);
        route.remove(PRECONDITION);
        route.put("id", this.route);
        route.put("from", from(node.get("from")));
        return route;
    }

    private String suffix() {
        return binding == null || binding.tenant().isEmpty() ? "" : "@" + binding.tenant();
    }

    private Map<String, Object> from(YamlNode node) {
        Map<String, Object> from = endpoint(node, "from");
        from.put("steps", steps(node.get("steps")));
        return from;
    }

    private List<Object> steps(YamlNode steps) {
        return steps.items().stream().map(this::step).collect(java.util.stream.Collectors.toCollection(ArrayList::new));
    }

    private Object step(YamlNode item) {
        String word = item.keys().get(0);
        YamlNode body = item.get(word);
        String id = body.text("id").orElseGet(() -> word + ++unnamed);
        Object rewritten = word.equals("to") ? target(body, id) : inner(body);
        if (rewritten instanceof Map<?, ?> map) {
            putId(map, id);
        }
        var step = new LinkedHashMap<String, @Nullable Object>();
        step.put(word, rewritten);
        return step;
    }

    @SuppressWarnings("unchecked")
    private void putId(Map<?, ?> map, String id) {
        ((Map<String, Object>) map).put("id", route + "/" + id);
    }

    private Map<String, Object> target(YamlNode node, String id) {
        String uri = node.text("uri").or(node::text).orElse("");
        if (rehearsed.replaces(uri)) {
            var recorded = new LinkedHashMap<String, Object>();
            recorded.put("uri", "serai:record");
            recorded.put("parameters", Map.of("step", id));
            return recorded;
        }
        return endpoint(node, id);
    }

    private @Nullable Object inner(YamlNode node) {
        if (!node.isMapping()) {
            return text(node.toTree());
        }
        Map<String, Object> map = mapping(node);
        if (node.get("steps").isSequence()) {
            map.put("steps", steps(node.get("steps")));
        }
        if (node.get("when").isSequence()) {
            map.put("when", node.get("when").items().stream().map(this::branch).toList());
        }
        if (!node.get("otherwise").isMissing()) {
            map.put("otherwise", branch(node.get("otherwise")));
        }
        return map;
    }

    private @Nullable Object branch(YamlNode node) {
        Object rewritten = inner(node);
        if (rewritten instanceof Map<?, ?> map) {
            putId(map, node.text("id").orElseGet(() -> "branch" + ++unnamed));
        }
        return rewritten;
    }

    private Map<String, Object> endpoint(YamlNode node, String step) {
        Address address = Address.of(node);
        return address.kamelet()
                .map(name -> kamelet(name, address, node, step))
                .orElseGet(() -> node.isMapping() ? mapping(node) : plain(address));
    }

    private Map<String, Object> plain(Address address) {
        var map = new LinkedHashMap<String, Object>();
        map.put("uri", String.valueOf(text(address.uri())));
        return map;
    }

    private Map<String, Object> kamelet(String name, Address address, YamlNode node, String step) {
        String id = route + "." + step;
        var parameters = new LinkedHashMap<String, String>();
        address.parameters().forEach((key, value) -> fill(value).ifPresent(filled -> parameters.put(key, filled)));
        parameters.put("serai.flow", file.owner());
        parameters.put("serai.step", step);
        parameters.put("serai.tenant", binding == null ? "" : binding.tenant());
        instances.add(
                id,
                name,
                parameters,
                node.get("uri").isMissing() ? node.place() : node.get("uri").place());
        Map<String, Object> map = node.isMapping() ? mapping(node) : new LinkedHashMap<>();
        map.remove("parameters");
        map.put("uri", "kamelet:" + name + "/" + id);
        return map;
    }

    /** A parameter that is only a setting the tenant does not give is not given. */
    private Optional<String> fill(String value) {
        if (binding == null) {
            return Optional.of(value);
        }
        String filled = Placeholders.fill(value, this::value);
        return Placeholders.isWhole(filled) ? Optional.empty() : Optional.of(filled);
    }

    private Optional<String> setting(String name) {
        String prefix = file.owner() + ".";
        return name.startsWith(prefix) ? Optional.of(name.substring(prefix.length())) : Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> mapping(YamlNode node) {
        Object tree = text(node.toTree());
        return tree instanceof Map<?, ?> map ? (Map<String, Object>) map : new LinkedHashMap<>();
    }

    private @Nullable Object text(@Nullable Object tree) {
        if (binding == null) {
            return tree;
        }
        if (tree instanceof Map<?, ?> map) {
            var changed = new LinkedHashMap<Object, @Nullable Object>();
            map.forEach((key, value) -> changed.put(key, text(value)));
            return changed;
        }
        if (tree instanceof List<?> list) {
            var changed = new ArrayList<@Nullable Object>();
            list.forEach(value -> changed.add(text(value)));
            return changed;
        }
        return tree instanceof String written
                ? Placeholders.rename(written, name -> setting(name).map(binding::key))
                : tree;
    }
}
