package org.serai.policy;

final class TimeRules {
    private TimeRules() {}

    static Verdict stillMakesSense(Facts facts) {
        return facts.now().isBefore(facts.expiresAt()) ? Rule.ADMIT : Refusal.EXPIRED.verdict(facts.expiresAt());
    }
}
