package org.serai.policy;

import org.serai.canonical.ConsentState;
import org.serai.canonical.Content;
import org.serai.canonical.Purpose;

/**
 * Opt-in before any message that we begin, opt-out honoured always. Who wrote to us asked for an answer: inside the
 * customer service window free text needs no opt-in. Source: Meta, getting opt-in; customer service windows.
 */
final class ConsentRules {
    private ConsentRules() {}

    static Verdict notOptedOut(Facts facts) {
        Purpose purpose = facts.purpose();
        return facts.consent(purpose) == ConsentState.DENIED ? Refusal.OPTED_OUT.verdict(purpose.word()) : Rule.ADMIT;
    }

    static Verdict optedIn(Facts facts) {
        if (isAnswer(facts)) {
            return Rule.ADMIT;
        }
        Purpose purpose = facts.purpose();
        return facts.consent(purpose) == ConsentState.GRANTED ? Rule.ADMIT : Refusal.NO_CONSENT.verdict(purpose.word());
    }

    private static boolean isAnswer(Facts facts) {
        return facts.isWindowOpen() && facts.chosen() instanceof Content.Text;
    }
}
