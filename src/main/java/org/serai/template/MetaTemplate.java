package org.serai.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.serai.canonical.Tree;

/** One wording as the Cloud API wants it handed in, and held against what the API lists. Source: Meta, template components. */
public record MetaTemplate(Template template, String language) {
    private static final long TTL_MIN_SECONDS = 30;
    private static final long TTL_MAX_SECONDS = 43_200;

    /** The body of {@code POST /{waba}/message_templates}. */
    public Map<String, Object> createBody() {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", template.name().value());
        body.put("language", language);
        body.put("category", template.category());
        body.put("parameter_format", "NAMED");
        long seconds = template.validFor().toSeconds();
        if (template.category().equals("UTILITY") && seconds >= TTL_MIN_SECONDS && seconds <= TTL_MAX_SECONDS) {
            body.put("message_send_ttl_seconds", seconds);
        }
        body.put("components", components());
        return body;
    }

    /** The body of {@code POST /{template-id}}. An approved template's category cannot be changed, so it is left out. */
    public Map<String, Object> editBody() {
        return Map.of("components", components());
    }

    /** Whether the API has the same words and buttons; examples and key order do not count. */
    public boolean isSameAs(ListedTemplate listed) {
        return shown(components()).equals(shown(listed.components()));
    }

    private List<Map<String, Object>> components() {
        Wording wording = wording();
        var components = new ArrayList<Map<String, Object>>();
        if (wording.header() != null) {
            Map<String, Object> header = component("HEADER", wording.header());
            header.put("format", "TEXT");
            examples(header, "header_text_named_params", wording.headerVariables());
            components.add(header);
        }
        Map<String, Object> body = component("BODY", wording.body());
        examples(body, "body_text_named_params", wording.bodyVariables());
        components.add(body);
        if (wording.footer() != null) {
            components.add(component("FOOTER", wording.footer()));
        }
        if (!wording.buttons().isEmpty()) {
            var buttons = new LinkedHashMap<String, Object>();
            buttons.put("type", "BUTTONS");
            buttons.put("buttons", wording.buttons().stream().map(this::button).toList());
            components.add(buttons);
        }
        return components;
    }

    private Wording wording() {
        Wording wording = template.languages().get(language);
        if (wording == null) {
            throw new IllegalArgumentException("template " + template.name() + " has no language " + language);
        }
        return wording;
    }

    private static Map<String, Object> component(String type, String text) {
        var component = new LinkedHashMap<String, Object>();
        component.put("type", type);
        component.put("text", text);
        return component;
    }

    private void examples(Map<String, Object> component, String key, List<String> names) {
        if (!names.isEmpty()) {
            List<Map<String, String>> examples = names.stream()
                    .map(name -> Map.of("param_name", name, "example", example(name)))
                    .toList();
            component.put("example", Map.of(key, examples));
        }
    }

    private String example(String name) {
        Parameter parameter = template.parameters().get(name);
        return parameter == null ? name : parameter.example().in(language).orElse(name);
    }

    private Map<String, Object> button(Button button) {
        return button.fold(reply -> component("QUICK_REPLY", reply.text()), this::url, phone -> {
            Map<String, Object> call = component("PHONE_NUMBER", phone.text());
            call.put("phone_number", phone.phone());
            return call;
        });
    }

    private Map<String, Object> url(Button.Url button) {
        Map<String, Object> url = component("URL", button.text());
        url.put("url", button.url());
        if (button.parameter() != null) {
            url.put("example", List.of(button.url().replace("{{1}}", LinkEnd.of(example(button.parameter())))));
        }
        return url;
    }

    /** What a customer would see of it, flat and in order. */
    private static List<String> shown(List<Map<String, Object>> components) {
        var shown = new ArrayList<String>();
        for (String type : List.of("HEADER", "BODY", "FOOTER", "BUTTONS")) {
            components.stream().map(Tree::of).filter(c -> type(c).equals(type)).forEach(c -> {
                shown.add(type + " " + c.text("text").orElse("").strip());
                c.items("buttons").forEach(button -> shown.add(shown(button)));
            });
        }
        return shown;
    }

    private static String shown(Tree button) {
        String target = button.text("url").or(() -> button.text("phone_number")).orElse("");
        return type(button) + " " + button.text("text").orElse("") + " " + target;
    }

    private static String type(Tree component) {
        return component.text("type").orElse("").toUpperCase(Locale.ROOT);
    }
}
