package org.serai.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.serai.canonical.Content;

/** Only an approved template, with a value of bearable length for each parameter. Source: Meta, template messages. */
final class TemplateRules {
    private static final int LONGEST_PARAMETER = 1024;
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

    private TemplateRules() {}

    static Verdict approved(Facts facts) {
        return withTemplate(facts, template -> judge(facts, facts.chosenApproval(), template));
    }

    static Verdict complete(Facts facts) {
        return withTemplate(facts, t -> first(t, String::isBlank, Refusal.TEMPLATE_PARAMETER_MISSING));
    }

    static Verdict shortEnough(Facts facts) {
        return withTemplate(facts, t -> first(t, TemplateRules::isTooLong, Refusal.TEMPLATE_PARAMETER_TOO_LONG));
    }

    private static Verdict judge(Facts facts, Approval approval, Content.Template template) {
        return switch (approval.standing()) {
            case APPROVED -> Rule.ADMIT;
            case PAUSED -> held(facts, template);
            case NOT_APPROVED -> Refusal.TEMPLATE_NOT_APPROVED.verdict(template.name(), approval.status());
            case LANGUAGE_MISSING -> Refusal.TEMPLATE_LANGUAGE_MISSING.verdict(template.name(), template.language());
            case UNKNOWN -> Refusal.TEMPLATE_UNKNOWN.verdict(template.name());
        };
    }

    /** Meta does not say for how long; it tells when it is over, and then the next look finds out. */
    private static Verdict held(Facts facts, Content.Template template) {
        Instant again = facts.now().plus(LOOK_AGAIN);
        return new Verdict.Defer(
                again.isBefore(facts.expiresAt()) ? again : facts.expiresAt(),
                Refusal.TEMPLATE_PAUSED.reason(template.name(), template.language()));
    }

    private static boolean isTooLong(String value) {
        return value.codePointCount(0, value.length()) > LONGEST_PARAMETER;
    }

    private static Verdict first(Content.Template template, Predicate<String> bad, Refusal refusal) {
        return template.parameters().entrySet().stream()
                .filter(p -> bad.test(p.getValue()))
                .findFirst()
                .map(Map.Entry::getKey)
                .map(name -> refusal.verdict(template.name(), name))
                .orElse(Rule.ADMIT);
    }

    private static Verdict withTemplate(Facts facts, Function<Content.Template, Verdict> rule) {
        return facts.chosen() instanceof Content.Template template ? rule.apply(template) : Rule.ADMIT;
    }
}
