package org.serai.policy;

import org.serai.canonical.ConsentState;
import org.serai.canonical.Content;
import org.serai.canonical.Purpose;

/** Opt-in before any message, opt-out honoured always. Source: Meta, getting opt-in. */
final class ConsentRules {
    private ConsentRules() {}

    static Verdict notOptedOut(Facts facts) {
        Purpose purpose = purpose(facts);
        return facts.consent(purpose) == ConsentState.DENIED ? Refusal.OPTED_OUT.verdict(purpose.word()) : Rule.ADMIT;
    }

    static Verdict optedIn(Facts facts) {
        Purpose purpose = purpose(facts);
        return facts.consent(purpose) == ConsentState.GRANTED ? Rule.ADMIT : Refusal.NO_CONSENT.verdict(purpose.word());
    }

    private static Purpose purpose(Facts facts) {
        Content chosen = facts.chosen();
        return chosen == null ? Purpose.SERVICE : Purpose.of(chosen);
    }
}
