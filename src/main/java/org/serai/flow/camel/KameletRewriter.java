package org.serai.flow.camel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.flow.source.KameletFile;

/** Hands what the engine gives to each Kamelet on to the Kamelets it uses itself. */
final class KameletRewriter {
    private static final List<String> GIVEN = List.of("serai.flow", "serai.step", "serai.tenant");

    private KameletRewriter() {}

    static Map<String, @Nullable Object> rewrite(KameletFile kamelet) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("apiVersion", "camel.apache.org/v1");
        if (nested(kamelet.root().toTree()) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> tree.put(String.valueOf(key), value));
        }
        return tree;
    }

    private static @Nullable Object nested(@Nullable Object tree) {
        if (tree instanceof List<?> list) {
            var changed = new ArrayList<@Nullable Object>();
            list.forEach(item -> changed.add(nested(item)));
            return changed;
        }
        if (!(tree instanceof Map<?, ?> map)) {
            return tree;
        }
        var changed = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, value) -> changed.put(String.valueOf(key), usesKamelet(key, value) ? given(value) : nested(value)));
        return changed;
    }

    private static boolean usesKamelet(Object key, @Nullable Object value) {
        return key.equals("to") && uri(value).startsWith("kamelet:") && !uri(value).matches("kamelet:(source|sink).*");
    }

    private static String uri(@Nullable Object to) {
        return String.valueOf(to instanceof Map<?, ?> map ? map.get("uri") : to);
    }

    private static Map<String, @Nullable Object> given(@Nullable Object to) {
        var changed = new LinkedHashMap<String, @Nullable Object>();
        var parameters = new LinkedHashMap<Object, @Nullable Object>();
        if (to instanceof Map<?, ?> map) {
            map.forEach((key, value) -> changed.put(String.valueOf(key), value));
            if (map.get("parameters") instanceof Map<?, ?> own) {
                parameters.putAll(own);
            }
        } else {
            changed.put("uri", to);
        }
        GIVEN.forEach(name -> parameters.put(name, "{{" + name + "}}"));
        changed.put("parameters", parameters);
        return changed;
    }
}
