package org.serai.flow.check;

import java.util.Optional;
import java.util.Set;
import org.serai.finding.YamlNode;

/** What may stand where a step wants an expression. */
final class ExpressionRules {
    static final Set<String> LANGUAGES =
            Set.of("simple", "constant", "header", "exchangeProperty", "variable", "tokenize", "xpath");
    private static final Set<String> JAVA = Set.of(
            "method",
            "groovy",
            "ref",
            "java",
            "joor",
            "js",
            "mvel",
            "ognl",
            "python",
            "spel",
            "wasm",
            "csimple",
            "language");
    private final Checks checks;

    ExpressionRules(Checks checks) {
        this.checks = checks;
    }

    /** The languages among the keys of a step, wherever they may stand. */
    Optional<String> languageOf(YamlNode step) {
        YamlNode holder = step.get("expression").isMapping() ? step.get("expression") : step;
        return holder.keys().stream().filter(LANGUAGES::contains).findFirst();
    }

    void check(YamlNode step, YamlNode at, boolean predicate) {
        YamlNode holder = step.get("expression").isMapping() ? step.get("expression") : step;
        Optional<String> language = languageOf(step);
        if (language.isEmpty()) {
            if (holder.keys().stream().noneMatch(ExpressionRules::isForeign)) {
                checks.error("SERAI-R016", at, "there is no expression", "add `simple:` or `constant:`");
            }
            return;
        }
        YamlNode written = holder.get(language.get());
        YamlNode text = written.isMapping() ? written.get("expression") : written;
        if (language.get().equals("simple")) {
            simple(text, predicate);
        }
    }

    private void simple(YamlNode node, boolean predicate) {
        String text = node.text().orElse("");
        if (Simple.reachesOut(text)) {
            checks.error(
                    "SERAI-R033",
                    node,
                    "the expression reaches into Java or the machine",
                    "read fields, headers and variables only");
            return;
        }
        checks.simple()
                .problem(text, predicate)
                .ifPresent(problem -> checks.error("SERAI-R015", node, "not a simple expression: " + problem, null));
    }

    static boolean isForeign(String key) {
        return JAVA.contains(key) || CamelModel.isLanguage(key);
    }

    /** A key that is no setting of the step: a language we do not use, or a word nobody knows. */
    void unknownKey(String word, YamlNode step, String key, Set<String> settings) {
        YamlNode at = step.key(key);
        if (isForeign(key)) {
            String code = JAVA.contains(key) ? "SERAI-R033" : "SERAI-R014";
            checks.error(
                    code,
                    at,
                    "expressions in `" + key + "` are not part of routes",
                    "write it in simple, or a mapping");
            return;
        }
        var known = new java.util.TreeSet<>(settings);
        known.addAll(LANGUAGES);
        boolean language = org.serai.finding.Suggestion.nearest(key, known)
                .filter(LANGUAGES::contains)
                .isPresent();
        checks.error(
                language ? "SERAI-R014" : "SERAI-R013",
                at,
                language ? "unknown expression language `" + key + "`" : "`" + word + "` has no setting `" + key + "`",
                Checks.didYouMean(key, known));
    }
}
