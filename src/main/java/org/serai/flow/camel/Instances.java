package org.serai.flow.camel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.serai.finding.YamlNode;
import org.serai.flow.source.KameletFile;
import org.serai.flow.source.ProjectFiles;

/** Each use of each Kamelet, those inside other Kamelets too, with its parameters worked out. */
final class Instances {
    private static final String ID = "serai.instance";
    private static final List<String> TOLD = List.of("serai.flow", "serai.step", "serai.tenant");
    private final ProjectFiles files;
    private final List<Instance> list = new ArrayList<>();

    Instances(ProjectFiles files) {
        this.files = files;
    }

    Stream<Instance> all() {
        return list.stream();
    }

    /** @param given with {@link #TOLD} among them */
    Instance add(String id, String name, Map<String, String> given) {
        KameletFile kamelet = files.kamelet(name).orElseThrow();
        var parameters = new LinkedHashMap<String, String>();
        kamelet.parameters().values().forEach(p -> p.fallback().ifPresent(v -> parameters.put(p.name(), v)));
        parameters.putAll(given);
        parameters.put(ID, id);
        var instance = new Instance(id, kamelet, parameters);
        list.add(instance);
        return instance;
    }

    /** A use within a use: what the outer one was given goes in; a parameter it was not given is not given on. */
    Instance nested(Instance outer, String step, YamlNode use) {
        Address address = Address.of(use);
        var parameters = new LinkedHashMap<String, String>();
        address.parameters().forEach((name, value) -> {
            String filled = Placeholders.fill(
                    value, key -> Optional.ofNullable(outer.parameters().get(key)));
            if (!Placeholders.isWhole(filled)) {
                parameters.put(name, filled);
            }
        });
        TOLD.forEach(name -> parameters.put(name, outer.parameters().getOrDefault(name, "")));
        return add(outer.id() + "." + step, address.kamelet().orElse(""), parameters);
    }
}
