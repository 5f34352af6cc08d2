package org.serai.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Content;
import org.serai.canonical.Reason;

/** Fills one wording of one template for one customer. */
final class Composer {
    private static final int VALUE_MAX = 1024;
    private final Template template;
    private final String language;
    private final Wording wording;
    private final Map<String, String> filled = new LinkedHashMap<>();

    Composer(Template template, String language, Wording wording) {
        this.template = template;
        this.language = language;
        this.wording = wording;
    }

    /** Takes the values this wording uses; others are left alone. The first that will not do is the answer. */
    Optional<Reason> take(Map<String, ? extends @Nullable Object> values) {
        Set<String> used = wording.used();
        for (Parameter parameter : template.parameters().values()) {
            if (used.contains(parameter.name())) {
                Optional<Reason> refusal = take(parameter, values.get(parameter.name()));
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
        }
        return tooLong("header", filled(wording.header()), MetaLimits.HEADER)
                .or(() -> tooLong("body", fill(wording.body()), MetaLimits.BODY))
                .or(this::linkTooLong);
    }

    private Optional<Reason> linkTooLong() {
        return wording.buttons().stream()
                .map(this::link)
                .flatMap(link -> tooLong("link", link, MetaLimits.URL).stream())
                .findFirst();
    }

    private Optional<Reason> take(Parameter parameter, @Nullable Object value) {
        if (value instanceof Map || value instanceof List) {
            return refuse("parameter-wrong", parameter, "must be a text or a number", "a text or a number");
        }
        String text = value == null ? "" : Values.clean(value.toString());
        if (text.isEmpty()) {
            text = fallback(parameter);
        }
        if (text.isEmpty()) {
            return refuse("parameter-missing", parameter, "has no value", "it, or declare a fallback");
        }
        if (Values.length(text) > VALUE_MAX) {
            String found = "has " + Values.length(text) + " characters, Meta takes " + VALUE_MAX;
            return refuse("parameter-too-long", parameter, found, "a shorter one");
        }
        filled.put(parameter.name(), text);
        return Optional.empty();
    }

    private String fallback(Parameter parameter) {
        return parameter.fallback() == null
                ? ""
                : parameter.fallback().in(language).map(Values::clean).orElse("");
    }

    private Optional<Reason> refuse(String code, Parameter parameter, String found, String wanted) {
        return Optional.of(new Reason(
                "template." + code,
                "parameter " + parameter.name() + " of template " + template.name() + " " + found
                        + "; let the flow's .jslt give " + wanted));
    }

    private Optional<Reason> tooLong(String part, @Nullable String text, int max) {
        int length = text == null ? 0 : Values.length(text);
        return length <= max
                ? Optional.empty()
                : Optional.of(new Reason(
                        "template.text-too-long",
                        "the " + part + " of template " + template.name() + " has " + length
                                + " characters once filled, Meta takes " + max + "; give shorter values"));
    }

    Content.Template content(Function<String, String> payload) {
        return new Content.Template(
                template.name().value(),
                language,
                template.category(),
                components(payload),
                Collections.unmodifiableMap(filled),
                preview());
    }

    private List<Map<String, Object>> components(Function<String, String> payload) {
        var components = new ArrayList<Map<String, Object>>();
        texts("header", wording.headerVariables()).ifPresent(components::add);
        texts("body", wording.bodyVariables()).ifPresent(components::add);
        for (int index = 0; index < wording.buttons().size(); index++) {
            button(index, wording.buttons().get(index), payload).ifPresent(components::add);
        }
        return List.copyOf(components);
    }

    private Optional<Map<String, Object>> texts(String type, List<String> names) {
        List<Map<String, Object>> parameters = names.stream().map(this::text).toList();
        return parameters.isEmpty() ? Optional.empty() : Optional.of(ordered("type", type, "parameters", parameters));
    }

    private Map<String, Object> text(String name) {
        Map<String, Object> parameter = ordered("type", "text", "parameter_name", name);
        parameter.put("text", filled.get(name));
        return parameter;
    }

    private Optional<Map<String, Object>> button(int index, Button button, Function<String, String> payload) {
        return button.fold(
                reply -> Optional.of(
                        button(index, "quick_reply", ordered("type", "payload", "payload", payload.apply(reply.id())))),
                url -> Optional.ofNullable(url.parameter())
                        .map(name -> button(index, "url", ordered("type", "text", "text", end(name)))),
                phone -> Optional.empty());
    }

    private static Map<String, Object> button(int index, String subType, Map<String, Object> parameter) {
        Map<String, Object> component = ordered("type", "button", "sub_type", subType);
        component.put("index", String.valueOf(index));
        component.put("parameters", List.of(parameter));
        return component;
    }

    private String end(String name) {
        return LinkEnd.of(filled.getOrDefault(name, ""));
    }

    private static Map<String, Object> ordered(String key, Object value, String key2, Object value2) {
        var map = new LinkedHashMap<String, Object>();
        map.put(key, value);
        map.put(key2, value2);
        return map;
    }

    private @Nullable String filled(@Nullable String text) {
        return text == null ? null : fill(text);
    }

    private String fill(String text) {
        return Variables.fill(text, name -> filled.getOrDefault(name, ""));
    }

    private String preview() {
        var lines = new ArrayList<String>();
        if (wording.header() != null) {
            lines.add(fill(wording.header()));
        }
        lines.add(fill(wording.body()));
        if (wording.footer() != null) {
            lines.add(wording.footer());
        }
        wording.buttons().forEach(button -> lines.add("[" + button.text() + "]" + address(button)));
        return String.join("\n", lines);
    }

    private String address(Button button) {
        return button.fold(reply -> "", url -> " " + link(button), phone -> " " + phone.phone());
    }

    /** Empty for a button that leads nowhere. */
    private String link(Button button) {
        return button.fold(
                reply -> "",
                url -> url.parameter() == null ? url.url() : url.url().replace("{{1}}", end(url.parameter())),
                phone -> "");
    }
}
