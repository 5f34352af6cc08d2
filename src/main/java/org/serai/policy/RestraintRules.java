package org.serai.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Content;
import org.serai.canonical.Priority;

/** What puts a message off: first what Meta asks for, then the recipient's night, last what a message uses up. */
final class RestraintRules {
    private RestraintRules() {}

    static Verdict listed(Facts facts) {
        return facts.restraints().isListed() ? Rule.ADMIT : Refusal.NOT_LISTED.verdict();
    }

    static Verdict upToDate(Facts facts) {
        return facts.restraints().outdated() == null
                ? Rule.ADMIT
                : new Verdict.Refuse(facts.restraints().outdated());
    }

    static Verdict notHeldByMeta(Facts facts) {
        return until(facts, facts.restraints().heldUntil(), Refusal.HELD_BY_META);
    }

    /** Who is waiting for an answer is awake, and what is urgent is worth waking for. */
    static Verdict awake(Facts facts) {
        boolean mayWake = facts.priority() == Priority.URGENT || facts.chosen() instanceof Content.Text;
        return mayWake ? Rule.ADMIT : until(facts, facts.restraints().quietUntil(), Refusal.QUIET_HOURS);
    }

    static Verdict belowCap(Facts facts) {
        return until(facts, facts.restraints().cappedUntil(), Refusal.FREQUENCY_CAP);
    }

    static Verdict withinMessagingLimit(Facts facts) {
        return until(facts, facts.restraints().limitedUntil(), Refusal.MESSAGING_LIMIT);
    }

    /** What would have to wait until it makes no sense any more is refused now, when somebody may still do something. */
    private static Verdict until(Facts facts, @Nullable Instant until, Refusal why) {
        if (until == null || !facts.now().isBefore(until)) {
            return Rule.ADMIT;
        }
        return until.isBefore(facts.expiresAt())
                ? new Verdict.Defer(until, why.reason(until))
                : Refusal.WAIT_TOO_LONG.verdict(until, why.code(), facts.expiresAt());
    }
}
