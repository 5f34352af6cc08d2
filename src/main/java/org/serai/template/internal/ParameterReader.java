package org.serai.template.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.serai.finding.Findings;
import org.serai.finding.YamlNode;
import org.serai.template.Localized;
import org.serai.template.Parameter;

/** The {@code parameters} of a template file. */
record ParameterReader(Source source, Findings findings, Collection<String> languages) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    Map<String, Parameter> read(YamlNode node) {
        var parameters = new LinkedHashMap<String, Parameter>();
        if (!node.isMissing()) {
            Fields.of(node, source, findings)
                    .ifPresent(each -> node.entries().forEach((name, value) -> {
                        checkName(name, node);
                        parameters.put(name, parameter(name, value));
                    }));
        }
        return parameters;
    }

    private void checkName(String name, YamlNode node) {
        if (!NAME.matcher(name).matches()) {
            findings.error(
                    Codes.PARAMETER_NAME,
                    node.key(name).place(),
                    "`" + name + "` is no name for a parameter",
                    "lower case letters, digits and _, a letter first");
        }
    }

    private Parameter parameter(String name, YamlNode value) {
        Optional<Fields> fields = Fields.of(value, source, findings);
        fields.ifPresent(f -> f.expect(List.of("example"), List.of("fallback")));
        return new Parameter(
                name,
                fields.flatMap(f -> localized(f, "example")).orElse(Localized.of(name)),
                fields.flatMap(f -> localized(f, "fallback")).orElse(null));
    }

    private Optional<Localized> localized(Fields fields, String key) {
        YamlNode node = fields.node().get(key);
        if (!node.isMapping()) {
            return fields.text(key).map(Localized::of);
        }
        var each = new LinkedHashMap<String, String>();
        Fields inner = new Fields(node, source, findings);
        inner.expect(List.of(), List.copyOf(languages));
        languages.forEach(code -> inner.text(code).ifPresent(text -> each.put(code, text)));
        List<String> missing =
                languages.stream().filter(code -> node.get(code).isMissing()).toList();
        if (!missing.isEmpty()) {
            fields.error(
                    Codes.FALLBACK_LANGUAGE,
                    fields.node().key(key).place(),
                    "the " + key + " lacks " + String.join(", ", missing),
                    "add it, or write one text for all languages");
        }
        return Optional.of(new Localized(null, each));
    }
}
