package org.serai.sandbox.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a sent message looks on a phone: header, body, footer, buttons. Plain data; the page only draws it. */
final class Rendering {
    private Rendering() {}

    enum Kind {
        TEMPLATE,
        BUTTON,
        LIST
    }

    /** A button that answers. {@code index} counts all buttons of the message, from 0. */
    record Choice(Kind kind, int index, String id, String title, String description) {}

    static List<Choice> choices(SentMessage message) {
        Node body = message.request();
        StoredTemplate template = message.content().template();
        return template != null
                ? templateChoices(template, body.object("template"))
                : interactiveChoices(body.object("interactive"));
    }

    private static List<Choice> templateChoices(StoredTemplate template, Node posted) {
        List<TemplateShape.Button> buttons = template.shape().buttons();
        var choices = new ArrayList<Choice>();
        for (int index = 0; index < buttons.size(); index++) {
            if ("QUICK_REPLY".equals(buttons.get(index).type())) {
                String label = buttons.get(index).text();
                Node parameter = buttonParameter(posted, index);
                choices.add(new Choice(Kind.TEMPLATE, index, parameter.text("payload", label), label, ""));
            }
        }
        return choices;
    }

    private static List<Choice> interactiveChoices(Node interactive) {
        var choices = new ArrayList<Choice>();
        Node action = interactive.object("action");
        for (Node button : action.objects("buttons")) {
            Node reply = button.object("reply");
            choices.add(new Choice(Kind.BUTTON, choices.size(), reply.text("id", ""), reply.text("title", ""), ""));
        }
        for (Node section : action.objects("sections")) {
            for (Node row : section.objects("rows")) {
                choices.add(new Choice(
                        Kind.LIST,
                        choices.size(),
                        row.text("id", ""),
                        row.text("title", ""),
                        row.text("description", "")));
            }
        }
        return choices;
    }

    static Map<String, Object> bubble(SentMessage message) {
        Node body = message.request();
        StoredTemplate template = message.content().template();
        Map<String, Object> bubble = template != null
                ? ofTemplate(template, body.object("template"))
                : "interactive".equals(message.content().type())
                        ? ofInteractive(body.object("interactive"))
                        : plain(message.content().type(), body);
        String quoted = body.object("context").text("message_id");
        if (quoted != null) {
            bubble.put("quotes", quoted);
        }
        return bubble;
    }

    private static Map<String, Object> ofTemplate(StoredTemplate template, Node posted) {
        TemplateShape shape = template.shape();
        var bubble = new LinkedHashMap<String, Object>();
        bubble.put("kind", "template");
        bubble.put("template", template.name());
        bubble.put("language", template.language());
        shape.header()
                .ifPresent(header -> bubble.put(
                        "header",
                        "TEXT".equals(header.format())
                                ? Map.of("type", "text", "text", filled(template, "HEADER", header, posted))
                                : file(header.format(), first(posted, "HEADER"))));
        bubble.put("body", filled(template, "BODY", shape.body(), posted));
        bubble.put("footer", shape.footer());
        var buttons = new ArrayList<Map<String, Object>>();
        for (int index = 0; index < shape.buttons().size(); index++) {
            TemplateShape.Button button = shape.buttons().get(index);
            String suffix = value(buttonParameter(posted, index));
            buttons.add(button(
                    index,
                    button.type().toLowerCase(Locale.ROOT),
                    button.text(),
                    "PHONE_NUMBER".equals(button.type())
                            ? "tel:" + button.phone()
                            : Placeholders.fill(button.url(), Map.of("1", suffix))));
        }
        bubble.put("buttons", buttons);
        return bubble;
    }

    private static Map<String, Object> ofInteractive(Node interactive) {
        var bubble = new LinkedHashMap<String, Object>();
        bubble.put("kind", "interactive");
        Node header = interactive.object("header");
        if (header.has("type")) {
            bubble.put(
                    "header",
                    "text".equals(header.lower("type"))
                            ? Map.of("type", "text", "text", header.text("text", ""))
                            : file(header.upper("type"), header));
        }
        bubble.put("body", interactive.object("body").text("text", ""));
        bubble.put("footer", interactive.object("footer").text("text", ""));
        var buttons = new ArrayList<Map<String, Object>>();
        for (Choice choice : interactiveChoices(interactive)) {
            Map<String, Object> button =
                    button(choice.index(), choice.kind() == Kind.LIST ? "list" : "quick_reply", choice.title(), "");
            button.put("description", choice.description());
            buttons.add(button);
        }
        Node link = interactive.object("action").object("parameters");
        if (link.filled("url")) {
            buttons.add(button(0, "url", link.text("display_text", ""), link.text("url", "")));
        }
        bubble.put("buttons", buttons);
        return bubble;
    }

    /** Texts and files of both directions have the same shape. */
    static Map<String, Object> plain(String type, Node body) {
        var bubble = new LinkedHashMap<String, Object>();
        Node inner = body.object(type);
        bubble.put("kind", type);
        switch (type) {
            case "text" -> bubble.put("body", inner.text("body", ""));
            case "button" -> bubble.put("body", inner.text("text", ""));
            case "interactive" ->
                bubble.put("body", inner.object(inner.text("type", "")).text("title", ""));
            case "image", "video", "audio", "document", "sticker" -> {
                bubble.put("header", file(type.toUpperCase(Locale.ROOT), body));
                bubble.put("body", inner.text("caption", ""));
            }
            case "location" -> {
                bubble.put("header", file("LOCATION", body));
                bubble.put("body", inner.text("name", inner.text("address", "")));
            }
            case "reaction" -> {
                bubble.put("body", inner.text("emoji", ""));
                bubble.put("reactsTo", inner.text("message_id", ""));
            }
            case "contacts" ->
                bubble.put(
                        "body",
                        String.join(
                                "\n",
                                body.objects("contacts").stream()
                                        .map(card -> card.object("name").text("formatted_name", ""))
                                        .toList()));
            default -> bubble.put("body", "[" + type + "]");
        }
        return bubble;
    }

    private static Map<String, Object> file(String format, Node holder) {
        String type = format.toLowerCase(Locale.ROOT);
        Node inner = holder.object(type);
        var file = new LinkedHashMap<String, Object>();
        file.put("type", type);
        file.put("media", inner.text("id"));
        file.put("link", inner.text("link"));
        file.put(
                "text",
                "location".equals(type)
                        ? inner.text("latitude", "") + ", " + inner.text("longitude", "")
                        : inner.text("filename", ""));
        return file;
    }

    private static Map<String, Object> button(int index, String type, String text, String target) {
        var button = new LinkedHashMap<String, Object>();
        button.put("index", index);
        button.put("type", type);
        button.put("text", text);
        button.put("target", target);
        return button;
    }

    private static String filled(StoredTemplate template, String component, TemplateShape.Part part, Node posted) {
        var values = new HashMap<String, String>();
        List<String> names = part.variables();
        List<Node> parameters = TemplateShape.find(posted.objects("components"), component)
                .map(found -> found.objects("parameters"))
                .orElse(List.of());
        for (int i = 0; i < parameters.size(); i++) {
            String name = template.named()
                    ? parameters.get(i).text("parameter_name", "")
                    : i < names.size() ? names.get(i) : "";
            values.put(name, value(parameters.get(i)));
        }
        return Placeholders.fill(part.text(), values);
    }

    private static Node first(Node posted, String component) {
        return TemplateShape.find(posted.objects("components"), component)
                .flatMap(found -> found.objects("parameters").stream().findFirst())
                .orElse(Node.of(null));
    }

    private static Node buttonParameter(Node posted, int index) {
        return posted.objects("components").stream()
                .filter(component -> "BUTTON".equals(component.upper("type")) && component.number("index", -1) == index)
                .flatMap(component -> component.objects("parameters").stream())
                .findFirst()
                .orElse(Node.of(null));
    }

    /** The text of a parameter; currency and date come with the words to fall back to. */
    static String value(Node parameter) {
        return switch (parameter.lower("type")) {
            case "currency" -> parameter.object("currency").text("fallback_value", "");
            case "date_time" -> parameter.object("date_time").text("fallback_value", "");
            default -> text(parameter.text("text"));
        };
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
