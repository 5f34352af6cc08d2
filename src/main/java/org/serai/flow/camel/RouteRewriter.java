package org.serai.flow.camel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.serai.finding.YamlNode;
import org.serai.flow.source.RouteFile;

/**
 * Turns one file into what Camel loads. Flows once; a connector's routes once a tenant, {@code @tenant} behind each id.
 * Kamelets are woven in. Ids of steps get their route's id before them, since Camel wants them unique everywhere.
 */
final class RouteRewriter extends StepRewriter {
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

    private Map<String, @Nullable Object> route(YamlNode node) {
        route = node.text("id").orElse("") + suffix();
        Map<String, @Nullable Object> route = mapping(node);
        route.remove(PRECONDITION);
        route.put("id", this.route);
        route.put("from", from(node.get("from")));
        return route;
    }

    private String suffix() {
        return binding == null || binding.tenant().isEmpty() ? "" : "@" + binding.tenant();
    }

    private Map<String, @Nullable Object> from(YamlNode node) {
        List<Object> steps = steps(node.get("steps"));
        Address address = Address.of(node);
        if (address.kamelet().isPresent()) {
            return KameletWeaver.from(instances, instance(address, "from"), steps);
        }
        Map<String, @Nullable Object> from = node.isMapping() ? mapping(node) : uri(text(address.uri()));
        from.put("steps", steps);
        return from;
    }

    @Override
    Stream<Object> step(String word, YamlNode body) {
        String id = body.text("id").orElseGet(() -> word + ++unnamed);
        Map<String, @Nullable Object> step = word.equals("to") ? target(body, id) : word(word, settings(body));
        step.values().forEach(settings -> putId(settings, id));
        return Stream.of(step);
    }

    @SuppressWarnings("unchecked")
    private void putId(@Nullable Object settings, String id) {
        if (settings instanceof Map<?, ?> map) {
            ((Map<String, Object>) map).put("id", route + "/" + id);
        }
    }

    @Override
    void name(Map<String, @Nullable Object> branch, YamlNode written) {
        putId(branch, written.text("id").orElseGet(() -> "branch" + ++unnamed));
    }

    private Map<String, @Nullable Object> target(YamlNode node, String id) {
        Address address = Address.of(node);
        if (rehearsed.replaces(address.uri())) {
            Map<String, @Nullable Object> recorded = uri("serai:record");
            recorded.put("parameters", Map.of("step", id));
            return word("to", recorded);
        }
        if (address.kamelet().isPresent()) {
            return word("pipeline", KameletWeaver.pipeline(instances, instance(address, id)));
        }
        return word("to", node.isMapping() ? mapping(node) : uri(text(address.uri())));
    }

    private static Map<String, @Nullable Object> uri(String uri) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("uri", uri);
        return map;
    }

    private Instance instance(Address address, String step) {
        var parameters = new LinkedHashMap<String, String>();
        address.parameters().forEach((key, value) -> fill(value).ifPresent(filled -> parameters.put(key, filled)));
        parameters.put("serai.flow", file.owner());
        parameters.put("serai.step", step);
        parameters.put("serai.tenant", binding == null ? "" : binding.tenant());
        return instances.add(route + "." + step, address.kamelet().orElse(""), parameters);
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

    @Override
    String text(String written) {
        return binding == null
                ? written
                : Placeholders.rename(written, name -> setting(name).map(binding::key));
    }
}
