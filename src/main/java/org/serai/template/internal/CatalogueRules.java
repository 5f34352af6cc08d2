package org.serai.template.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.serai.finding.Findings;
import org.serai.finding.Suggestion;
import org.serai.finding.YamlNode;
import org.serai.template.Template;
import org.serai.template.Wording;

/** What only shows when all templates lie side by side. */
record CatalogueRules(Findings findings) {

    void check(List<Sheet> sheets) {
        sameWords(sheets);
        languagesLeftOut(sheets);
        substitutes(sheets);
    }

    /** A substitute is filled from the same flow's mapping and goes to the same people. */
    private void substitutes(List<Sheet> sheets) {
        Map<String, Template> byName = new HashMap<>();
        sheets.forEach(sheet -> byName.put(sheet.template().name().value(), sheet.template()));
        for (Sheet sheet : sheets) {
            sheet.node().text("substitute").ifPresent(name -> {
                String problem = problem(sheet.template(), byName.get(name));
                if (!problem.isEmpty()) {
                    findings.error(
                            Codes.SUBSTITUTE,
                            sheet.node().get("substitute").place(),
                            "`" + name + "` cannot stand in: " + problem,
                            byName.containsKey(name)
                                    ? "name another, or none"
                                    : Suggestion.didYouMean(name, byName.keySet()));
                }
            });
        }
    }

    private static String problem(Template template, @Nullable Template substitute) {
        if (substitute == null) {
            return "there is no such template";
        }
        if (substitute.name().equals(template.name())) {
            return "it is the template itself";
        }
        if (!substitute.category().equals(template.category())) {
            return "it is " + substitute.category() + ", and this is " + template.category();
        }
        return template.parameters()
                        .keySet()
                        .containsAll(substitute.parameters().keySet())
                ? ""
                : "it asks for parameters this one does not have";
    }

    /** Meta refuses a template whose body and footer another one of the same language already has. */
    private void sameWords(List<Sheet> sheets) {
        Map<List<String>, String> seen = new HashMap<>();
        for (Sheet sheet : sheets) {
            sheet.template().languages().forEach((language, wording) -> {
                String first = seen.putIfAbsent(
                        words(language, wording), sheet.template().name().value());
                if (first != null) {
                    YamlNode place = sheet.node().get("languages").get(language);
                    findings.error(
                            Codes.SAME_WORDS,
                            place.get("body").place(),
                            "body and footer in `" + language + "` are those of template " + first,
                            "Meta refuses doubles: use that template or say it differently");
                }
            });
        }
    }

    private static List<String> words(String language, Wording wording) {
        return List.of(language, wording.body().strip(), String.valueOf(wording.footer()));
    }

    private void languagesLeftOut(List<Sheet> sheets) {
        Set<String> all = new TreeSet<>();
        sheets.forEach(sheet -> all.addAll(sheet.template().languages().keySet()));
        for (Sheet sheet : sheets) {
            Set<String> missing = new TreeSet<>(all);
            missing.removeAll(sheet.template().languages().keySet());
            if (!missing.isEmpty()) {
                findings.warning(
                        Codes.LANGUAGE_LEFT_OUT,
                        sheet.node().key("languages").place(),
                        "no " + String.join(", ", missing) + ", which other templates have",
                        "those customers get `" + sheet.template().defaultLanguage() + "`; add the language");
            }
        }
    }
}
