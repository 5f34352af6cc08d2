package org.serai.flow.check;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.serai.finding.YamlNode;

/** Every step of one route or Kamelet, those inside others too. */
final class StepRules {
    private static final int MOST_STEPS = 8;
    private static final Set<String> PREDICATES = Set.of("filter", "when");
    private final Checks checks;
    private final Scope scope;
    private final ExpressionRules expressions;
    private final EndpointRules endpoints;
    private final Set<String> ids = new HashSet<>();
    private int steps;
    private int choices;

    StepRules(Checks checks, Scope scope, String owner) {
        this.checks = checks;
        this.scope = scope;
        this.expressions = new ExpressionRules(checks);
        this.endpoints = new EndpointRules(checks, scope, owner);
    }

    EndpointRules endpoints() {
        return endpoints;
    }

    void check(YamlNode list) {
        list.items().forEach(this::step);
    }

    private void step(YamlNode item) {
        if (!item.isMapping() || item.keys().size() != 1) {
            YamlNode at = item.keys().size() > 1 ? item.key(item.keys().get(1)) : item;
            checks.error("SERAI-R011", at, "a step is one word with its settings", "begin each step with its own dash");
            return;
        }
        String word = item.keys().get(0);
        YamlNode at = item.key(word);
        if (isWord(word, at)) {
            count(word, at);
            settings(word, item.get(word), at);
            id(word, item.get(word), at);
        }
    }

    private boolean isWord(String word, YamlNode at) {
        Set<String> allowed = Words.allowed(scope);
        if (allowed.contains(word)) {
            return true;
        }
        Optional<Words.Banned> banned = Words.banned(word);
        if (banned.isPresent()) {
            checks.error(
                    banned.get().code(),
                    at,
                    "`" + word + "` " + banned.get().why(),
                    banned.get().instead());
        } else if (checks.camel().step(word).isPresent()) {
            checks.error(
                    "SERAI-R017",
                    at,
                    "`" + word + "` is not part of the vocabulary",
                    "known: " + String.join(", ", allowed));
        } else {
            checks.error("SERAI-R012", at, "unknown step `" + word + "`", Checks.didYouMean(word, allowed));
        }
        return false;
    }

    private void count(String word, YamlNode at) {
        choices += word.equals("choice") ? 1 : 0;
        if (word.equals("choice") && choices == 2) {
            checks.error("SERAI-R008", at, "a second `choice` in one route", "make two routes, or decide in a mapping");
        }
        if (!scope.isKamelet() && ++steps == MOST_STEPS + 1) {
            checks.error(
                    "SERAI-R007",
                    at,
                    "more than " + MOST_STEPS + " steps",
                    "make two flows, or a Kamelet for what belongs together");
        }
    }

    private void id(String word, YamlNode body, YamlNode at) {
        if (scope.isKamelet()) {
            return;
        }
        Optional<String> id = body.text("id");
        if (id.isEmpty()) {
            checks.error("SERAI-R005", at, "the step has no id", "give it one, as in `" + word + ": { id: …, … }`");
        } else if (!ids.add(id.get())) {
            checks.error(
                    "SERAI-R006",
                    body.get("id"),
                    "the step id `" + id.get() + "` is there twice in this route",
                    "give each its own");
        }
    }

    private void settings(String word, YamlNode body, YamlNode at) {
        if (word.equals("to")) {
            known(word, body, Set.of("id", "description", "note", "uri", "parameters"), false);
            endpoints.target(body);
            return;
        }
        CamelModel.Step model = checks.camel().step(word).orElseThrow();
        boolean understood = known(word, body, model.settings(), model.hasExpression());
        if (model.hasExpression() && understood) {
            expressions.check(body, at, PREDICATES.contains(word));
        }
        special(word, body);
        check(body.get("steps"));
        branches(body);
    }

    private boolean known(String word, YamlNode body, Set<String> settings, boolean expression) {
        int before = checks.findings().list().size();
        var known = new TreeSet<>(settings);
        known.addAll(Set.of("id", "description", "steps"));
        for (String key : body.keys()) {
            boolean language = expression && ExpressionRules.LANGUAGES.contains(key);
            if (!known.contains(key) && !language) {
                unknown(word, body, key, known, expression);
            }
        }
        if (expression && body.get("expression").isMapping()) {
            body.get("expression").keys().stream()
                    .filter(key -> !ExpressionRules.LANGUAGES.contains(key))
                    .forEach(key -> expressions.unknownKey(word, body.get("expression"), key, Set.of()));
        }
        return checks.findings().list().size() == before;
    }

    private void unknown(String word, YamlNode body, String key, Set<String> known, boolean expression) {
        if (expression) {
            expressions.unknownKey(word, body, key, known);
        } else {
            checks.error(
                    "SERAI-R013",
                    body.key(key),
                    "`" + word + "` has no setting `" + key + "`",
                    Checks.didYouMean(key, known));
        }
    }

    private void branches(YamlNode body) {
        for (YamlNode when : body.get("when").items()) {
            if (known("when", when, Set.of("id", "description", "note", "steps", "expression"), true)) {
                expressions.check(when, when, true);
            }
            check(when.get("steps"));
        }
        check(body.get("otherwise").get("steps"));
    }

    private void special(String word, YamlNode body) {
        switch (word) {
            case "setHeader" -> new HeaderRules(checks, scope).check(body);
            case "bean" -> new BeanRules(checks).check(body);
            case "split", "multicast" -> sequential(word, body);
            default -> {}
        }
    }

    private void sequential(String word, YamlNode body) {
        for (String key : body.keys()) {
            boolean parallel = key.startsWith("parallel") || key.startsWith("executorService") || key.equals("timeout");
            if (parallel && !body.text(key).filter("false"::equals).isPresent()) {
                checks.error(
                        "SERAI-R030",
                        body.key(key),
                        "a parallel `" + word + "` leaves the transaction",
                        "let it go one by one");
            }
            if (key.startsWith("aggregationStrategy") || key.startsWith("onPrepare")) {
                checks.error(
                        "SERAI-R033",
                        body.key(key),
                        "`" + key + "` names Java in a route",
                        "use a Kamelet of routes/steps");
            }
        }
    }
}
