package org.serai.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** The index of all connectors as one page of Markdown, made of nothing but their folders. The same folders give the same page. */
public record ConnectorPage(Connectors connectors) {
    private static final Map<String, String> KINDS = Map.of(
            "ecommerce",
            "e-commerce",
            "erp",
            "ERP",
            "logistics",
            "logistics",
            "crm",
            "CRM, help desk",
            "generic",
            "generic");

    public String text() {
        var page = new StringJoiner("\n", "", "\n");
        page.add("# Connectors").add("");
        page.add("Made from the folders by `./serai connector index`; a test compares. What a folder needs and where it"
                + " ends");
        page.add("stands in its README.").add("");
        page.add("| connector | kind | in | events | answers |").add("|---|---|---|---|---|");
        connectors.all().forEach(connector -> page.add(line(connector)));
        connectors.all().forEach(connector -> section(connector, page));
        return page.toString();
    }

    private String line(Connector connector) {
        Descriptor descriptor = connector.descriptor();
        return row(List.of(
                "[" + connector.name() + "](#" + connector.name() + ")",
                KINDS.getOrDefault(descriptor.kind(), descriptor.kind()),
                String.join(", ", waysIn(connector)),
                code(descriptor.documents().stream()
                        .flatMap(rule -> rule.events().stream())
                        .distinct()
                        .toList()),
                answers(descriptor)));
    }

    private static String answers(Descriptor descriptor) {
        return descriptor.answersSetting() != null
                ? "with `" + descriptor.answersSetting() + "`"
                : descriptor.answers() ? "yes" : "no";
    }

    private List<String> waysIn(Connector connector) {
        var ways = new ArrayList<String>();
        if (connector.descriptor().webhook() != null) {
            ways.add("webhook");
        }
        RouteSources.of(connectors.files(connector)).forEach(source -> ways.add("`" + source + "`"));
        return ways;
    }

    private void section(Connector connector, StringJoiner page) {
        Descriptor descriptor = connector.descriptor();
        page.add("").add("## " + connector.name()).add("");
        page.add(descriptor.description()).add("");
        page.add("[README](../../../connectors/" + connector.name() + "/README.md)")
                .add("");
        page.add("| document | events | asks the system first |").add("|---|---|---|");
        descriptor
                .documents()
                .forEach(rule -> page.add(
                        row(List.of("`" + rule.type() + "`", code(rule.events()), rule.fetch() ? "yes" : "no"))));
        if (!descriptor.settings().isEmpty()) {
            page.add("").add("| setting | what | default |").add("|---|---|---|");
            descriptor.settings().values().forEach(setting -> page.add(setting(setting)));
        }
    }

    private static String setting(Setting setting) {
        String otherwise = setting.defaultValue() == null ? "" : "`" + setting.defaultValue() + "`";
        return row(List.of(
                "`" + setting.name() + "`",
                setting.title() + (setting.isSecret() ? " (secret)" : "") + ": " + setting.description(),
                setting.required() ? "required" : setting.requiredWithout() == null ? otherwise : without(setting)));
    }

    private static String without(Setting setting) {
        return "required without `" + setting.requiredWithout() + "`";
    }

    private static String code(List<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }

    private static String row(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |"));
    }
}
