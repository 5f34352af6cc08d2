package org.serai.flow.check;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Language;
import org.jspecify.annotations.Nullable;

/** Reads simple expressions as Camel would, and keeps them to what a route may ask: fields, headers, constants. */
final class Simple implements AutoCloseable {
    private static final Pattern FORBIDDEN = Pattern.compile(
            "\\$\\{\\s*(bean:|type:|ref:|exec|env[.:]|sysenv[.:]|sys[.:]|camelContext|routeId\\(|threadId|propertiesExist|kamelet)|\\.class\\b|getClass");
    private @Nullable DefaultCamelContext context;

    /** What is wrong with it; empty when Camel takes it. */
    Optional<String> problem(String text, boolean predicate) {
        String neutral = text.replaceAll("\\{\\{[^}]*}}", "x");
        try {
            Language simple = language();
            Object read = predicate ? simple.createPredicate(neutral) : simple.createExpression(neutral);
            return read == null ? Optional.of("it cannot be read") : Optional.empty();
        } catch (RuntimeException unreadable) {
            return Optional.of(String.valueOf(unreadable.getMessage()).split("\n", 2)[0]);
        }
    }

    static boolean reachesOut(String text) {
        return FORBIDDEN.matcher(text).find();
    }

    private Language language() {
        if (context == null) {
            context = new DefaultCamelContext(false);
            context.disableJMX();
            context.build();
        }
        return context.resolveLanguage("simple");
    }

    @Override
    public void close() {
        if (context != null) {
            context.stop();
        }
    }
}
