package org.serai.policy;

final class AddressRules {
    private AddressRules() {}

    static Verdict addressed(Facts facts) {
        return facts.addressing() == null ? Rule.ADMIT : new Verdict.Refuse(facts.addressing());
    }
}
