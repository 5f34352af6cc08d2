package org.serai.template.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.serai.canonical.Priority;
import org.serai.canonical.SendClass;
import org.serai.finding.Findings;
import org.serai.finding.Suggestion;
import org.serai.finding.YamlNode;
import org.serai.template.Parameter;
import org.serai.template.Template;
import org.serai.template.TemplateName;
import org.serai.template.Wording;

/** One file to one template. Reports all it finds; what it returns is only worth something without findings. */
record TemplateReader(Source source, Findings findings) {
    private static final List<String> CATEGORIES = List.of("UTILITY", "MARKETING", "AUTHENTICATION");
    private static final List<String> CLASSES =
            Stream.of(SendClass.values()).map(Enum::name).toList();
    private static final List<String> PRIORITIES = Stream.of(Priority.values())
            .map(p -> p.name().toLowerCase(Locale.ROOT))
            .toList();
    private static final List<String> REQUIRED = List.of("name", "category", "owner", "default-language", "languages");
    private static final List<String> OPTIONAL = List.of("class", "priority", "valid-for", "substitute", "parameters");

    Optional<Sheet> read(YamlNode node, String fileName) {
        return Fields.of(node, source, findings).flatMap(fields -> read(fields, fileName));
    }

    private Optional<Sheet> read(Fields fields, String fileName) {
        fields.expect(REQUIRED, OPTIONAL);
        Optional<TemplateName> name = name(fields, fileName);
        Optional<String> category = category(fields);
        SendClass sendClass =
                fields.oneOf("class", CLASSES).map(SendClass::valueOf).orElse(SendClass.BALANCED);
        Priority priority = priority(fields, category.orElse(""));
        Duration validFor =
                fields.text("valid-for").flatMap(text -> duration(fields, text)).orElse(Duration.ofHours(24));
        String owner = fields.text("owner").orElse("");
        Map<String, Wording> languages = languages(fields);
        Map<String, Parameter> parameters = new ParameterReader(source, findings, languages.keySet())
                .read(fields.node().get("parameters"));
        String last = defaultLanguage(fields, languages);
        new VariableRules(fields.node(), source, findings).check(parameters, languages);
        new ButtonsAlike(fields.node().get("languages"), findings).check(languages);
        return name.filter(found -> category.isPresent() && !languages.isEmpty())
                .map(found -> new Template(
                        found,
                        category.get(),
                        owner,
                        sendClass,
                        priority,
                        validFor,
                        last,
                        parameters,
                        languages,
                        fields.text("substitute")
                                .filter(TemplateName::isTemplateName)
                                .map(TemplateName::new)
                                .orElse(null)))
                .map(template -> new Sheet(template, fields.node()));
    }

    private Optional<TemplateName> name(Fields fields, String fileName) {
        Optional<String> text = fields.text("name");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!TemplateName.isTemplateName(text.get())) {
            fields.error(
                    Codes.NAME,
                    fields.at("name"),
                    "`" + text.get() + "` is no template name",
                    "lower case letters, digits and _, at most 512");
            return Optional.empty();
        }
        if (!text.get().equals(fileName)) {
            fields.error(
                    Codes.NAME,
                    fields.at("name"),
                    "template `" + text.get() + "` stands in " + fileName + ".yaml",
                    "give file and template the same name");
        }
        return text.map(TemplateName::new);
    }

    private Optional<String> category(Fields fields) {
        Optional<String> category = fields.oneOf("category", CATEGORIES);
        if (category.filter("AUTHENTICATION"::equals).isPresent()) {
            fields.error(
                    Codes.AUTHENTICATION,
                    fields.at("category"),
                    "Meta writes the words of AUTHENTICATION templates itself",
                    "use UTILITY, or send codes by another way");
        }
        return category;
    }

    private static Priority priority(Fields fields, String category) {
        return fields.oneOf("priority", PRIORITIES)
                .map(word -> Priority.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(category.equals("MARKETING") ? Priority.BULK : Priority.NORMAL);
    }

    private Optional<Duration> duration(Fields fields, String text) {
        Optional<Duration> duration = Durations.parse(text).filter(d -> !d.isZero() && !d.isNegative());
        if (duration.isEmpty()) {
            fields.error(
                    Codes.DURATION,
                    fields.at("valid-for"),
                    "`" + text + "` is no length of time",
                    "a number and s, m, h or d, as in 24h");
        }
        return duration;
    }

    private Map<String, Wording> languages(Fields fields) {
        var languages = new LinkedHashMap<String, Wording>();
        YamlNode node = fields.node().get("languages");
        if (node.isMissing()) {
            return languages;
        }
        Fields.of(node, source, findings)
                .ifPresent(each -> node.entries().forEach((code, wording) -> {
                    if (!MetaLanguages.ALL.contains(code)) {
                        fields.error(
                                Codes.LANGUAGE_UNKNOWN,
                                node.key(code).place(),
                                "Meta knows no language `" + code + "`",
                                Suggestion.didYouMean(code, MetaLanguages.ALL));
                    }
                    new WordingReader(source, findings)
                            .read(wording)
                            .ifPresent(read -> languages.put(meant(code), read));
                }));
        return languages;
    }

    /** A misspelled language counts as the one meant, so that it is reported once and not as missing elsewhere too. */
    private static String meant(String code) {
        return MetaLanguages.ALL.contains(code)
                ? code
                : Suggestion.nearest(code, MetaLanguages.ALL).orElse(code);
    }

    private String defaultLanguage(Fields fields, Map<String, Wording> languages) {
        String code = fields.text("default-language").orElse("");
        boolean isThere = languages.containsKey(code)
                || fields.node().get("languages").keys().contains(code);
        if (!code.isEmpty() && !isThere) {
            fields.error(
                    Codes.LANGUAGE_MISSING,
                    fields.at("default-language"),
                    "the default language `" + code + "` has no words here",
                    Suggestion.didYouMean(code, languages.keySet()));
        }
        return code;
    }
}
