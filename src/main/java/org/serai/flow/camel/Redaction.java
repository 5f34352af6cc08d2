package org.serai.flow.camel;

import java.util.Comparator;
import java.util.List;

/** Takes the secrets of all tenants out of a text that others wrote. */
public final class Redaction {
    private final List<String> secrets;

    public Redaction(List<Binding> bindings) {
        this.secrets = bindings.stream()
                .flatMap(b -> b.secrets().stream().flatMap(name -> b.value(name).stream()))
                .filter(secret -> secret.length() >= 4)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    public String redact(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, "***");
        }
        return clean;
    }
}
