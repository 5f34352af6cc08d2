package org.serai.flow.check;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.serai.finding.YamlNode;

/** The one Java call of a step: class and method are there, with as many parameters as are given. */
final class BeanRules {
    private static final String ROOM = "org.serai.flow.";
    private final Checks checks;

    BeanRules(Checks checks) {
        this.checks = checks;
    }

    void check(YamlNode body) {
        if (!body.get("ref").isMissing()) {
            checks.error("SERAI-R056", body.key("ref"), "a bean by name", "name its class with `beanType`");
            return;
        }
        String type = body.text("beanType").orElse("");
        Optional<Class<?>> found = type.startsWith(ROOM) ? load(type) : Optional.empty();
        if (found.isEmpty()) {
            YamlNode at = body.get("beanType").isMissing() ? body : body.get("beanType");
            checks.error(
                    "SERAI-R056",
                    at,
                    "no step `" + type + "`",
                    "steps are classes of " + ROOM.substring(0, ROOM.length() - 1));
            return;
        }
        method(body, found.get());
    }

    private void method(YamlNode body, Class<?> type) {
        String written = body.text("method").orElse("");
        String name = written.split("\\(", 2)[0].strip();
        Set<String> names = new TreeSet<>();
        Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .forEach(names::add);
        if (!names.contains(name)) {
            YamlNode at = body.get("method").isMissing() ? body : body.get("method");
            checks.error(
                    "SERAI-R056",
                    at,
                    type.getSimpleName() + " has no method `" + name + "`",
                    Checks.didYouMean(name, names));
        }
    }

    private static Optional<Class<?>> load(String type) {
        try {
            return Optional.of(Class.forName(type, false, BeanRules.class.getClassLoader()));
        } catch (ClassNotFoundException missing) {
            return Optional.empty();
        }
    }
}
