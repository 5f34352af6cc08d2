package org.serai.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.serai.canonical.Tree;
import org.serai.finding.Findings;
import org.serai.template.Catalogue;
import org.serai.template.TemplateName;
import org.serai.template.Wording;

/** Finds the words a Cloud API request stands for: the request itself carries a template's name and values only. */
final class Wordings {
    private final Catalogue catalogue;

    Wordings(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    static Wordings of(Path project) {
        return new Wordings(Catalogue.load(project.resolve("routes").resolve("templates"), new Findings()));
    }

    /** Empty when the project has no such template or language. */
    Optional<Bubble> bubble(Tree request) {
        Optional<String> text = request.text("text", "body");
        if (text.isPresent()) {
            return Optional.of(new Bubble(Optional.empty(), text.get(), Optional.empty(), List.of()));
        }
        return request.text("template", "name")
                .filter(catalogue::knows)
                .flatMap(name -> catalogue.find(new TemplateName(name)))
                .flatMap(template -> request.text("template", "language", "code")
                        .flatMap(
                                code -> Optional.ofNullable(template.languages().get(code))))
                .map(wording -> filled(wording, request));
    }

    private static Bubble filled(Wording wording, Tree request) {
        return new Bubble(
                Optional.ofNullable(wording.header()).map(text -> fill(text, values(request, "header"))),
                fill(wording.body(), values(request, "body")),
                Optional.ofNullable(wording.footer()),
                wording.buttons().stream().map(button -> button.text()).toList());
    }

    private static Map<String, String> values(Tree request, String component) {
        var values = new HashMap<String, String>();
        request.items("template", "components").stream()
                .filter(c -> c.text("type").filter(component::equalsIgnoreCase).isPresent())
                .flatMap(c -> c.items("parameters").stream())
                .forEach(p -> p.text("parameter_name")
                        .ifPresent(name -> values.put(name, p.text("text").orElse(""))));
        return values;
    }

    private static String fill(String text, Map<String, String> values) {
        var variable = java.util.regex.Pattern.compile("\\{\\{\\s*([a-z0-9_]+)\\s*}}");
        return variable.matcher(text)
                .replaceAll(found ->
                        java.util.regex.Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }
}
