package org.serai.policy;

import org.serai.canonical.Content;

/** Free text only inside the customer service window. Source: Meta, sending messages. */
final class ContentRules {
    private static final int LONGEST_TEXT = 4096;

    private ContentRules() {}

    static Verdict composed(Facts facts) {
        if (facts.content() != null) {
            return Rule.ADMIT;
        }
        return facts.problem() == null ? Refusal.MESSAGE_EMPTY.verdict() : new Verdict.Refuse(facts.problem());
    }

    /** Where the flow names a template for a shut window, why that could not be composed says more than the window. */
    static Verdict insideWindow(Facts facts) {
        if (!(facts.chosen() instanceof Content.Text) || facts.isWindowOpen()) {
            return Rule.ADMIT;
        }
        return facts.problem() == null ? Refusal.WINDOW_CLOSED.verdict() : new Verdict.Refuse(facts.problem());
    }

    static Verdict shortEnough(Facts facts) {
        if (facts.chosen() instanceof Content.Text text) {
            int length = text.body().codePointCount(0, text.body().length());
            if (text.body().isBlank()) {
                return Refusal.MESSAGE_EMPTY.verdict();
            }
            return length > LONGEST_TEXT ? Refusal.TEXT_TOO_LONG.verdict(length) : Rule.ADMIT;
        }
        return Rule.ADMIT;
    }
}
