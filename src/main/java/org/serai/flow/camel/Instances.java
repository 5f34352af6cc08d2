package org.serai.flow.camel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.serai.finding.Place;
import org.serai.finding.YamlNode;
import org.serai.flow.source.KameletFile;
import org.serai.flow.source.ProjectFiles;

/** Each use of each Kamelet, those inside other Kamelets too, with its parameters worked out: none stands in an address. */
final class Instances {
    static final String ID = "serai.instance";
    private static final int DEEPEST = 6;
    private final ProjectFiles files;
    private final List<Instance> list = new ArrayList<>();

    Instances(ProjectFiles files) {
        this.files = files;
    }

    List<Instance> list() {
        return list;
    }

    void add(String id, String kamelet, Map<String, String> parameters, Place place) {
        add(id, kamelet, parameters, place, 0);
    }

    private void add(String id, String kamelet, Map<String, String> given, Place place, int depth) {
        var parameters = new LinkedHashMap<String, String>();
        Optional<KameletFile> file = files.kamelet(kamelet);
        file.ifPresent(f ->
                f.parameters().values().forEach(p -> p.fallback().ifPresent(v -> parameters.put(p.name(), v))));
        parameters.putAll(given);
        parameters.put(ID, id);
        list.add(new Instance(id, parameters, place));
        if (file.isPresent() && depth < DEEPEST) {
            KameletUses.of(file.get()).forEach((step, use) -> nested(id + "." + step, use, parameters, place, depth));
        }
    }

    private void nested(String id, YamlNode use, Map<String, String> outer, Place place, int depth) {
        Address address = Address.of(use);
        var parameters = new LinkedHashMap<String, String>();
        address.parameters().forEach((name, value) -> {
            String filled = Placeholders.fill(value, key -> Optional.ofNullable(outer.get(key)));
            if (!Placeholders.isWhole(filled)) {
                parameters.put(name, filled);
            }
        });
        List.of("serai.flow", "serai.step", "serai.tenant")
                .forEach(name -> parameters.put(name, outer.getOrDefault(name, "")));
        add(id, address.kamelet().orElse(""), parameters, place, depth + 1);
    }
}
