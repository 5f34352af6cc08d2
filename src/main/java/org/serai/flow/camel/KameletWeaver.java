package org.serai.flow.camel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.serai.finding.YamlNode;

/**
 * Puts the steps of a Kamelet where it is used (ADR 0038): its parameters become those of this use, the ids of its steps go,
 * since every use would repeat them, and what it uses itself is woven in too.
 */
final class KameletWeaver extends StepRewriter {
    private final Instances instances;
    private final Instance instance;
    private final List<Object> sink;
    private int number;

    private KameletWeaver(Instances instances, Instance instance, List<Object> sink) {
        this.instances = instances;
        this.instance = instance;
        this.sink = sink;
    }

    /** The settings of a {@code pipeline} that does what the Kamelet does: one step for one, for a {@code multicast} counts them. */
    static Map<String, @Nullable Object> pipeline(Instances instances, Instance instance) {
        var pipeline = new LinkedHashMap<String, @Nullable Object>();
        pipeline.put("steps", new KameletWeaver(instances, instance, List.of()).steps());
        return pipeline;
    }

    /**
     * What a route begins with instead of the Kamelet, with all its steps.
     *
     * @param steps of the route itself: they stand where the Kamelet has {@code kamelet:sink}
     */
    static Map<String, @Nullable Object> from(Instances instances, Instance instance, List<Object> steps) {
        var weaver = new KameletWeaver(instances, instance, steps);
        Map<String, @Nullable Object> from = weaver.mapping(weaver.written());
        from.remove("id");
        from.put("steps", weaver.steps());
        return from;
    }

    private YamlNode written() {
        return instance.kamelet().template().get("from");
    }

    private List<Object> steps() {
        return steps(written().get("steps"));
    }

    @Override
    Stream<Object> step(String word, YamlNode body) {
        int here = ++number;
        Optional<String> kamelet = Address.of(body).kamelet().filter(name -> word.equals("to"));
        if (kamelet.isEmpty()) {
            return Stream.of(unnamed(word, settings(body)));
        }
        if (kamelet.get().equals("sink")) {
            return sink.stream();
        }
        String id = body.text("id").orElse("step" + here);
        return Stream.of(word("pipeline", pipeline(instances, instances.nested(instance, id, body))));
    }

    private static Object unnamed(String word, @Nullable Object settings) {
        if (settings instanceof Map<?, ?> named) {
            named.remove("id");
        }
        return word(word, settings);
    }

    @Override
    void name(Map<String, @Nullable Object> branch, YamlNode written) {
        branch.remove("id");
    }

    @Override
    String text(String written) {
        return Placeholders.rename(
                written, name -> Optional.of(name).filter(instance::knows).map(instance::key));
    }
}
