package org.serai.sandbox.internal;

import java.util.List;
import java.util.Optional;
import org.serai.cloudapi.CloudApiError;

/** Meta's rules for the buttons of a template: how many, in which order, how long. Source: Meta, template components. */
final class TemplateButtonRules {
    private TemplateButtonRules() {}

    static Optional<CloudApiError> judge(Node component) {
        List<Node> buttons = component.objects("buttons");
        List<String> types =
                buttons.stream().map(button -> button.upper("type")).toList();
        if (buttons.isEmpty() || buttons.size() > 10) {
            return refuse("a template has 1 to 10 buttons in its BUTTONS component");
        }
        if (count(types, "URL") > 2 || count(types, "PHONE_NUMBER") > 1 || count(types, "COPY_CODE") > 1) {
            return refuse("at most two URL buttons, one phone button and one copy-code button are allowed");
        }
        if (!quickRepliesTogether(types)) {
            return refuse("quick replies must stand together, before or after the other buttons");
        }
        return buttons.stream()
                .map(TemplateButtonRules::one)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<CloudApiError> one(Node button) {
        String type = button.upper("type");
        String text = button.text("text", "");
        boolean labelled = List.of("QUICK_REPLY", "URL", "PHONE_NUMBER").contains(type);
        if (labelled
                && (text.isBlank()
                        || text.length() > 25
                        || !Placeholders.in(text).isEmpty())) {
            return refuse("a button's text has 1 to 25 characters and no variable: '" + text + "'");
        }
        return switch (type) {
            case "URL" -> url(button);
            case "PHONE_NUMBER" ->
                button.filled("phone_number") && button.text("phone_number", "").length() <= 20
                        ? Optional.empty()
                        : refuse("a phone button needs phone_number of at most 20 characters");
            case "COPY_CODE" ->
                button.has("example") ? Optional.empty() : refuse("a copy-code button needs an example");
            case "" -> refuse("a button needs a type");
            default -> Optional.empty();
        };
    }

    private static Optional<CloudApiError> url(Node button) {
        String url = button.text("url", "");
        if (!url.matches("https?://.+") || url.length() > 2000) {
            return refuse("a URL button needs an http or https url of at most 2000 characters");
        }
        List<String> variables = Placeholders.in(url);
        if (variables.isEmpty()) {
            return Optional.empty();
        }
        if (!variables.equals(List.of("1")) || !url.endsWith("}}")) {
            return refuse("a URL button's only variable is {{1}}, at the end of its url");
        }
        return button.has("example") ? Optional.empty() : refuse("a URL button with a variable needs an example");
    }

    private static boolean quickRepliesTogether(List<String> types) {
        int first = types.indexOf("QUICK_REPLY");
        int last = types.lastIndexOf("QUICK_REPLY");
        boolean unbroken = first < 0 || count(types.subList(first, last + 1), "QUICK_REPLY") == last - first + 1;
        return unbroken && (first <= 0 || last == types.size() - 1);
    }

    private static long count(List<String> types, String type) {
        return types.stream().filter(type::equals).count();
    }

    private static Optional<CloudApiError> refuse(String details) {
        return TemplateRules.refuse(2388072, "Button format", details);
    }
}
