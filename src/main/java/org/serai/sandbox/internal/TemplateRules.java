package org.serai.sandbox.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.serai.cloudapi.CloudApiError;

/** What Meta refuses when a template is created or edited, in the order it is reported. Source: Meta, template components. */
final class TemplateRules {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,512}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(_[A-Z]{2,4})?");
    private static final Pattern VARIABLE = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern ADJACENT = Pattern.compile("\\}\\}\\s*\\{\\{");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Set<String> CATEGORIES = Set.of("UTILITY", "MARKETING", "AUTHENTICATION");

    private TemplateRules() {}

    static Optional<CloudApiError> identity(Node posted) {
        if (!NAME.matcher(posted.text("name", "")).matches()) {
            return refuse(
                    2388026,
                    "Invalid name",
                    "name holds lower-case letters, digits and underscores, at most 512 of them");
        }
        if (!LANGUAGE.matcher(posted.text("language", "")).matches()) {
            return refuse(2388014, "Language not supported", "language is a code such as en, en_US or pt_BR");
        }
        if (!CATEGORIES.contains(posted.upper("category"))) {
            return refuse(2388025, "Invalid category", "category is UTILITY, MARKETING or AUTHENTICATION");
        }
        return Optional.empty();
    }

    static Optional<CloudApiError> components(List<Node> components, boolean named, boolean authentication) {
        Optional<Node> body = TemplateShape.find(components, "BODY");
        if (body.isEmpty()) {
            return refuse(2388043, "Missing component", "a template needs a BODY component");
        }
        List<Supplier<Optional<CloudApiError>>> rules = List.of(
                () -> authentication ? Optional.empty() : body(body.get(), named),
                () -> TemplateShape.find(components, "HEADER").flatMap(header -> header(header, named)),
                () -> TemplateShape.find(components, "FOOTER").flatMap(TemplateRules::footer),
                () -> TemplateShape.find(components, "BUTTONS").flatMap(TemplateButtonRules::judge));
        return rules.stream().map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    private static Optional<CloudApiError> body(Node body, boolean named) {
        String text = body.text("text", "");
        if (text.isBlank()) {
            return refuse(2388043, "Missing text", "the BODY component needs text");
        }
        if (text.length() > 1024) {
            return refuse(2388040, "Character Limit Exceeded", "body text has at most 1024 characters");
        }
        String trimmed = text.strip();
        if (trimmed.startsWith("{{") || trimmed.endsWith("}}")) {
            return refuse(
                    2388299, "Leading or trailing variable", "variables can't be at the start or end of the body");
        }
        if (ADJACENT.matcher(text).find()) {
            return refuse(2388299, "Adjacent variables", "two variables need text between them");
        }
        List<String> variables = Placeholders.in(text);
        long words = WORD.matcher(Placeholders.ANY.matcher(text).replaceAll(" "))
                .results()
                .count();
        if (words < variables.size()) {
            return refuse(2388293, "Too many variables", "this template has too many variables for its length");
        }
        return variables(variables, named, 2388047)
                .or(() -> examples(body.object("example"), "body_text", variables, named));
    }

    private static Optional<CloudApiError> header(Node header, boolean named) {
        String format = header.has("format") ? header.upper("format") : "TEXT";
        if (!"TEXT".equals(format)) {
            boolean sampled = "LOCATION".equals(format)
                    || "PRODUCT".equals(format)
                    || header.object("example").has("header_handle");
            return sampled
                    ? Optional.empty()
                    : refuse(2388043, "Missing sample", "a " + format + " header needs example.header_handle");
        }
        String text = header.text("text", "");
        List<String> variables = Placeholders.in(text);
        if (text.isBlank() || text.length() > 60 || text.contains("\n") || variables.size() > 1) {
            return refuse(
                    2388047,
                    "Header format",
                    "a text header is one line of at most 60 characters with at most one variable");
        }
        return variables(variables, named, 2388047)
                .or(() -> examples(header.object("example"), "header_text", variables, named));
    }

    private static Optional<CloudApiError> footer(Node footer) {
        String text = footer.text("text", "");
        boolean minutesOnly = footer.has("code_expiration_minutes");
        if (!minutesOnly
                && (text.isBlank()
                        || text.length() > 60
                        || !Placeholders.in(text).isEmpty())) {
            return refuse(2388073, "Footer format", "a footer has 1 to 60 characters and no variable");
        }
        return Optional.empty();
    }

    private static Optional<CloudApiError> variables(List<String> variables, boolean named, int subcode) {
        for (int i = 0; i < variables.size(); i++) {
            String variable = variables.get(i);
            boolean right = named ? VARIABLE.matcher(variable).matches() : variables.contains(String.valueOf(i + 1));
            if (!right) {
                return refuse(
                        subcode,
                        "Variable format",
                        named
                                ? "variable {{" + variable + "}} must be lower-case letters, digits and underscores"
                                : "positional variables are {{1}}, {{2}} … without gaps; found " + variables);
            }
        }
        return Optional.empty();
    }

    private static Optional<CloudApiError> examples(Node example, String key, List<String> variables, boolean named) {
        if (variables.isEmpty()) {
            return Optional.empty();
        }
        var missing = new ArrayList<>(variables);
        if (named) {
            example.objects(key + "_named_params").stream()
                    .filter(param -> param.filled("example"))
                    .forEach(param -> missing.remove(param.text("param_name", "")));
        } else {
            long given = flat(example.raw(key)).filter(text -> !text.isBlank()).count();
            missing.removeIf(variable -> Integer.parseInt(variable) <= given);
        }
        return missing.isEmpty()
                ? Optional.empty()
                : refuse(2388043, "Missing example", "no example for variables " + missing + " of " + key);
    }

    /** Meta shows {@code [["a","b"]]} and {@code ["a","b"]}. */
    private static Stream<String> flat(@Nullable Object examples) {
        return examples instanceof List<?> list
                ? list.stream().filter(Objects::nonNull).flatMap(TemplateRules::flat)
                : examples == null ? Stream.empty() : Stream.of(examples.toString());
    }

    static Optional<CloudApiError> refuse(int subcode, String title, String details) {
        return Optional.of(MetaErrors.management(subcode, title, details));
    }
}
