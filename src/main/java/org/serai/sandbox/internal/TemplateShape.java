package org.serai.sandbox.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The parts of a template that a send must fill. A header's {@code format} is TEXT, IMAGE, VIDEO, DOCUMENT, LOCATION … */
record TemplateShape(
        Optional<Part> header, Part body, String footer, List<Button> buttons, int cards, boolean limitedOffer) {

    record Part(String format, String text) {
        List<String> variables() {
            return Placeholders.in(text);
        }
    }

    /** {@code type} as in the definition: QUICK_REPLY, URL, PHONE_NUMBER, COPY_CODE, OTP, FLOW, CATALOG, MPM … */
    record Button(String type, String text, String url, String phone) {
        boolean hasVariable() {
            return "OTP".equals(type)
                    || "URL".equals(type) && !Placeholders.in(url).isEmpty();
        }
    }

    static TemplateShape of(List<Node> components) {
        return new TemplateShape(
                find(components, "HEADER")
                        .map(header -> new Part(
                                header.has("format") ? header.upper("format") : "TEXT", header.text("text", ""))),
                find(components, "BODY").map(TemplateShape::body).orElse(new Part("TEXT", "")),
                find(components, "FOOTER")
                        .map(footer -> footer.text("text", ""))
                        .orElse(""),
                find(components, "BUTTONS")
                        .map(buttons -> buttons.objects("buttons").stream()
                                .map(TemplateShape::button)
                                .toList())
                        .orElse(List.of()),
                find(components, "CAROUSEL")
                        .map(carousel -> carousel.objects("cards").size())
                        .orElse(0),
                find(components, "LIMITED_TIME_OFFER").isPresent());
    }

    static Optional<Node> find(List<Node> components, String type) {
        return components.stream()
                .filter(component -> type.equals(component.upper("type")))
                .findFirst();
    }

    boolean isOneTimePassword() {
        return buttons.stream().anyMatch(button -> "OTP".equals(button.type()));
    }

    /** An authentication template has no text of its own: Meta's is fixed, with the code as its only variable. */
    private static Part body(Node body) {
        String text = body.text("text");
        if (text != null) {
            return new Part("TEXT", text);
        }
        String advice = body.isTrue("add_security_recommendation") ? " For your security, do not share this code." : "";
        return new Part("TEXT", "{{1}} is your verification code." + advice);
    }

    private static Button button(Node button) {
        return new Button(
                button.upper("type"),
                button.text("text", button.upper("type").replace('_', ' ').toLowerCase(Locale.ROOT)),
                button.text("url", ""),
                button.text("phone_number", ""));
    }
}
