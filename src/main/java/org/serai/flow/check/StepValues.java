package org.serai.flow.check;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.serai.finding.YamlNode;

/** The values that name something elsewhere in the project: templates, event types, flows, connectors, mappings. */
final class StepValues {
    private static final Set<String> ANSWER_WORDS = Set.of("unmatched", "other");
    private final Checks checks;
    private final Scope scope;
    private final String owner;

    StepValues(Checks checks, Scope scope, String owner) {
        this.checks = checks;
        this.scope = scope;
        this.owner = owner;
    }

    void check(String kamelet, String parameter, YamlNode at, String value) {
        if (value.indexOf('\'') >= 0) {
            checks.error("SERAI-R025", at, "a quote in `" + parameter + "`", "leave it out");
            return;
        }
        switch (kamelet + " " + parameter) {
            case "event-source type" ->
                known("SERAI-R066", "event type", at, value, checks.knowledge().eventTypes());
            case "reply-source answers" -> answers(at, value);
            case "compose-message-action template", "compose-text-action template" ->
                known(
                        "SERAI-R060",
                        "template",
                        at,
                        value,
                        checks.knowledge().templates().keySet());
            case "deliver-reply-action connector" -> answering(at, value);
            case "callback-source connector",
                    "fetch-source connector",
                    "poll-source connector",
                    "subscription-source connector",
                    "accept-document-action connector",
                    "accept-file-action connector" -> own(at, value);
            case "map-action mapping", "check-answer-action mapping" -> mapping(at, value);
            default -> {}
        }
    }

    private void known(String code, String kind, YamlNode at, String value, Set<String> known) {
        if (!known.contains(value)) {
            checks.error(code, at, "unknown " + kind + " `" + value + "`", Checks.didYouMean(value, known));
        }
    }

    /** Only a warning: customers still answer what a flow sent before its folder was deleted. */
    private void answers(YamlNode at, String value) {
        var known = new TreeSet<>(checks.files().flows());
        known.addAll(ANSWER_WORDS);
        Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(flow -> !known.contains(flow))
                .findFirst()
                .ifPresent(flow -> checks.warning(
                        "SERAI-R067", at, "there is no flow `" + flow + "`", Checks.didYouMean(flow, known)));
    }

    private void answering(YamlNode at, String value) {
        var connectors = checks.knowledge().connectors();
        var known = new TreeSet<>(connectors.keySet());
        known.add("origin");
        if (!known.contains(value)) {
            known("SERAI-R063", "connector", at, value, known);
        } else if (!value.equals("origin")
                && !connectors
                        .getOrDefault(value, Optional.empty())
                        .map(Knowledge.Connector::answers)
                        .orElse(true)) {
            checks.error(
                    "SERAI-R063",
                    at,
                    "connector `" + value + "` takes no answers",
                    "say `answers: true` in its connector.yaml and add a reply route, or name another");
        }
    }

    private void own(YamlNode at, String value) {
        if (scope == Scope.CONNECTOR && !value.equals(owner)) {
            checks.error(
                    "SERAI-R063",
                    at,
                    "this folder is connector `" + owner + "`, not `" + value + "`",
                    "write `" + owner + "`");
        }
    }

    private void mapping(YamlNode at, String value) {
        if (!checks.files().has("connectors/" + value)) {
            checks.error(
                    "SERAI-R064",
                    at,
                    "no mapping connectors/" + value,
                    "the path starts at connectors/, as in " + owner + "/mapping/….jslt");
        }
    }
}
