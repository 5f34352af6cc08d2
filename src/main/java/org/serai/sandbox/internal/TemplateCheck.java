package org.serai.sandbox.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.serai.cloudapi.CloudApiError;

/** Does a posted template message fill the approved template? Counts give 132000, kinds 132012, lengths 132005. */
final class TemplateCheck {
    private static final Pattern BREAKS = Pattern.compile("[\\n\\r\\t]| {5,}");
    private final StoredTemplate template;
    private final List<Node> components;

    private TemplateCheck(StoredTemplate template, List<Node> components) {
        this.template = template;
        this.components = components;
    }

    static Optional<CloudApiError> judge(StoredTemplate template, Node posted) {
        var check = new TemplateCheck(template, posted.objects("components"));
        return check.header()
                .or(check::body)
                .or(check::buttons)
                .or(check::cards)
                .or(check::offer);
    }

    private Optional<CloudApiError> header() {
        List<Node> given = parameters("HEADER");
        if (template.shape().header().isEmpty()) {
            return given.isEmpty() ? Optional.empty() : count("header", given.size(), 0);
        }
        TemplateShape.Part header = template.shape().header().get();
        if ("TEXT".equals(header.format())) {
            return texts("header", header.variables(), given, header.text(), 60);
        }
        String found = given.isEmpty() ? "UNKNOWN" : given.get(0).upper("type");
        Node media = given.isEmpty()
                ? Node.of(null)
                : given.get(0).object(header.format().toLowerCase(java.util.Locale.ROOT));
        if (!header.format().equals(found)) {
            return format("header: Format mismatch, expected " + header.format() + ", received " + found);
        }
        boolean filled = "LOCATION".equals(found) || "PRODUCT".equals(found) || media.has("id") || media.has("link");
        return filled ? Optional.empty() : format("header: " + found + " needs an id or a link");
    }

    private Optional<CloudApiError> body() {
        TemplateShape.Part body = template.shape().body();
        return texts("body", body.variables(), parameters("BODY"), body.text(), 1024);
    }

    private Optional<CloudApiError> texts(
            String where, List<String> expected, List<Node> given, String text, int longest) {
        if (given.size() != expected.size()) {
            return count(where, given.size(), expected.size());
        }
        var values = new HashMap<String, String>();
        for (int i = 0; i < given.size(); i++) {
            Node parameter = given.get(i);
            String name = template.named() ? parameter.text("parameter_name", "") : expected.get(i);
            if (template.named() && name.isEmpty()) {
                return Optional.of(MetaErrors.of(100, where + ": Parameter name is missing or empty"));
            }
            Optional<CloudApiError> wrong = text(where, name, parameter);
            if (wrong.isPresent()) {
                return wrong;
            }
            values.put(name, Rendering.value(parameter));
        }
        return names(where, expected, values).or(() -> length(where, Placeholders.fill(text, values), longest));
    }

    private Optional<CloudApiError> names(String where, List<String> expected, Map<String, String> values) {
        var missing = new HashSet<>(expected);
        missing.removeAll(values.keySet());
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(MetaErrors.of(132000, where + ": no value for parameters " + missing));
    }

    private static Optional<CloudApiError> length(String where, String filled, int longest) {
        return filled.codePointCount(0, filled.length()) <= longest
                ? Optional.empty()
                : Optional.of(
                        MetaErrors.of(132005, where + ": the filled text has more than " + longest + " characters"));
    }

    private static Optional<CloudApiError> text(String where, String name, Node parameter) {
        String type = parameter.lower("type");
        if (!List.of("text", "currency", "date_time").contains(type)) {
            return format(where + ": parameter " + name + " is of type " + type + ", expected text");
        }
        String value = Rendering.value(parameter);
        if (value.isBlank()) {
            return Optional.of(MetaErrors.of(131008, where + ": Parameter of type " + type + " is missing its value"));
        }
        return BREAKS.matcher(value).find()
                ? format(where + ": Param text cannot have new-line/tab characters or more than 4 consecutive spaces")
                : Optional.empty();
    }

    private Optional<CloudApiError> buttons() {
        List<TemplateShape.Button> expected = template.shape().buttons();
        var filled = new ArrayList<Integer>();
        for (Node button : components.stream()
                .filter(c -> "BUTTON".equals(c.upper("type")))
                .toList()) {
            int index = (int) button.number("index", -1);
            if (index < 0 || index >= expected.size()) {
                return Optional.of(
                        MetaErrors.of(131009, "buttons: there is no button at index " + button.text("index")));
            }
            Optional<CloudApiError> wrong = button(index, expected.get(index), button);
            if (wrong.isPresent()) {
                return wrong;
            }
            filled.add(index);
        }
        for (int index = 0; index < expected.size(); index++) {
            if (expected.get(index).hasVariable() && !filled.contains(index)) {
                return Optional.of(MetaErrors.of(
                        131008, "buttons: Button at index " + index + " of type Url requires a parameter"));
            }
        }
        return Optional.empty();
    }

    private static Optional<CloudApiError> button(int index, TemplateShape.Button expected, Node given) {
        String wanted = "OTP".equals(expected.type()) ? "URL" : expected.type();
        String kind = given.upper("sub_type");
        if (!wanted.equals(kind)) {
            return format("buttons: Button at index " + index + " is of type " + wanted + ", received " + kind);
        }
        List<Node> parameters = given.objects("parameters");
        if ("URL".equals(kind)) {
            int needed = expected.hasVariable() ? 1 : 0;
            if (parameters.size() != needed) {
                return count("buttons: Button at index " + index, parameters.size(), needed);
            }
            return needed == 1 ? text("buttons", "at index " + index, parameters.get(0)) : Optional.empty();
        }
        if ("QUICK_REPLY".equals(kind) && !parameters.isEmpty()) {
            String payload = parameters.get(0).text("payload", "");
            return "payload".equals(parameters.get(0).lower("type")) && !payload.isEmpty() && payload.length() <= 256
                    ? Optional.empty()
                    : format("buttons: Button at index " + index + " needs a payload of 1 to 256 characters");
        }
        return Optional.empty();
    }

    private Optional<CloudApiError> cards() {
        int given = TemplateShape.find(components, "CAROUSEL")
                .map(carousel -> carousel.objects("cards").size())
                .orElse(0);
        return given == template.shape().cards()
                ? Optional.empty()
                : count("carousel cards", given, template.shape().cards());
    }

    private Optional<CloudApiError> offer() {
        return template.shape().limitedOffer()
                        && TemplateShape.find(components, "LIMITED_TIME_OFFER").isEmpty()
                ? format("limited_time_offer: expiration_time_ms is missing")
                : Optional.empty();
    }

    private List<Node> parameters(String type) {
        return TemplateShape.find(components, type)
                .map(component -> component.objects("parameters"))
                .orElse(List.of());
    }

    private static Optional<CloudApiError> count(String where, int given, int expected) {
        return Optional.of(MetaErrors.of(
                132000,
                where + ": number of localizable_params (" + given + ") does not match the expected number of params ("
                        + expected + ")"));
    }

    private static Optional<CloudApiError> format(String details) {
        return Optional.of(MetaErrors.of(132012, details));
    }
}
