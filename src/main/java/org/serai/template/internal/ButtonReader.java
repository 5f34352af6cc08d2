package org.serai.template.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.serai.finding.Findings;
import org.serai.finding.YamlNode;
import org.serai.template.Button;

/** The {@code buttons} of one language. */
record ButtonReader(Source source, Findings findings) {
    private static final List<String> TYPES = List.of("quick_reply", "url", "phone");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    List<Button> read(YamlNode node) {
        var buttons = new ArrayList<Button>();
        if (!node.isMissing() && !node.isSequence()) {
            findings.error(Codes.WRONG_SHAPE, node.place(), "`buttons` is a list", "start each button with `- `");
        }
        for (YamlNode item : node.items()) {
            Fields.of(item, source, findings).flatMap(this::button).ifPresent(buttons::add);
        }
        new ButtonRules(node, findings).check(buttons);
        return List.copyOf(buttons);
    }

    private Optional<Button> button(Fields fields) {
        Optional<String> type = fields.oneOf("type", TYPES);
        if (type.isEmpty()) {
            if (fields.node().get("type").isMissing()) {
                fields.expect(List.of("type", "text"), List.of("id", "url", "parameter", "phone"));
            }
            return Optional.empty();
        }
        switch (type.get()) {
            case "quick_reply" -> fields.expect(List.of("type", "id", "text"), List.of());
            case "url" -> fields.expect(List.of("type", "text", "url"), List.of("parameter"));
            default -> fields.expect(List.of("type", "text", "phone"), List.of());
        }
        Optional<String> text = fields.text("text");
        text.ifPresent(label -> new TextRules(source, findings).button(label, fields.at("text")));
        return text.flatMap(label -> switch (type.get()) {
            case "quick_reply" -> quickReply(fields, label);
            case "url" -> url(fields, label);
            default -> phone(fields, label);
        });
    }

    private Optional<Button> quickReply(Fields fields, String label) {
        Optional<String> id = fields.text("id");
        if (id.isPresent() && !ID.matcher(id.get()).matches()) {
            fields.error(
                    Codes.BUTTON_ID,
                    fields.at("id"),
                    "`" + id.get() + "` is no button id",
                    "lower case letters, digits and _, at most 64, a letter first");
        }
        return id.map(found -> new Button.QuickReply(found, label));
    }

    private Optional<Button> url(Fields fields, String label) {
        Optional<String> url = fields.text("url");
        Optional<String> parameter = fields.text("parameter");
        url.ifPresent(address -> new UrlRules(fields).check(address, parameter.isPresent()));
        return url.map(address -> new Button.Url(label, address, parameter.orElse(null)));
    }

    private Optional<Button> phone(Fields fields, String label) {
        Optional<String> phone = fields.text("phone");
        if (phone.isPresent() && !phone.get().matches("\\+[1-9][0-9]{6,14}")) {
            fields.error(
                    Codes.BUTTON_TARGET,
                    fields.at("phone"),
                    "`" + phone.get() + "` is no phone number",
                    "write it as +49301234567: a plus, the country, digits only, quoted");
        }
        return phone.map(number -> new Button.Phone(label, number));
    }
}
