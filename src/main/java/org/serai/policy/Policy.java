package org.serai.policy;

import java.util.List;

/**
 * May this message go now? The rules in the order in which reasons are reported: whom, when, may we, what, and last
 * what only has to wait. The first that does not admit decides.
 */
public final class Policy {
    private static final List<Rule> RULES = List.of(
            AddressRules::addressed,
            RestraintRules::listed,
            TimeRules::stillMakesSense,
            RestraintRules::upToDate,
            ConsentRules::notOptedOut,
            ConsentRules::optedIn,
            ContentRules::composed,
            ContentRules::insideWindow,
            ContentRules::shortEnough,
            TemplateRules::approved,
            TemplateRules::complete,
            TemplateRules::shortEnough,
            RestraintRules::notHeldByMeta,
            RestraintRules::awake,
            RestraintRules::belowCap,
            RestraintRules::withinMessagingLimit);

    private Policy() {}

    public static Verdict judge(Facts facts) {
        return RULES.stream()
                .map(rule -> rule.judge(facts))
                .filter(verdict -> !(verdict instanceof Verdict.Admit))
                .findFirst()
                .orElseGet(() -> new Verdict.Admit(facts.needsAlternative()));
    }
}
