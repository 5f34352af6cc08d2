package org.serai.outbox.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.serai.canonical.Wamid;
import org.serai.cloudapi.CloudApiError;
import org.serai.cloudapi.SendResult;

/** What becomes of one request: whether it reaches Meta, what the answer is, and whether anybody lives to write it down. */
final class Fates {
    private final Random chance;
    private final LedgerOfMeta meta;
    private final Answers answers;
    private boolean isCalm;

    Fates(Random chance, LedgerOfMeta meta, Answers answers) {
        this.chance = chance;
        this.meta = meta;
        this.answers = answers;
    }

    /**
     * @param outcome empty: nobody lived to write it
     * @param isLate written only after others may have taken the lane over
     * @param isCrash the process went down with it
     */
    record Fate(Optional<Settlement> outcome, boolean isLate, boolean isCrash) {}

    void calm() {
        isCalm = true;
    }

    Fate next(Flight flight, Instant now) {
        int dice = isCalm ? 0 : chance.nextInt(100);
        if (dice >= 90) {
            return new Fate(Optional.empty(), false, true);
        }
        if (dice >= 80) {
            meta.accept(flight);
            return new Fate(Optional.empty(), false, true);
        }
        Settlement outcome = answers.settle(flight, answer(flight, dice), now);
        return new Fate(Optional.of(outcome), !isCalm && chance.nextInt(10) == 0, false);
    }

    private SendResult answer(Flight flight, int dice) {
        if (dice < 40) {
            return new SendResult.Accepted(meta.accept(flight));
        }
        if (dice < 50) {
            meta.accept(flight);
            return unknown();
        }
        if (dice < 60) {
            return unknown();
        }
        if (dice < 68) {
            return new SendResult.NotSent("no connection");
        }
        return dice < 74
                ? new SendResult.Throttled(Duration.ofSeconds(1), error(chance.nextBoolean() ? 130429 : 131056))
                : new SendResult.Rejected(error(131026));
    }

    private static SendResult unknown() {
        return new SendResult.Unknown("connection cut", 0, null);
    }

    private static CloudApiError error(int code) {
        return new CloudApiError(code, null, "title", "message", "details", 400);
    }

    /** For readers of a ledger. */
    static Wamid wamid(int number) {
        return new Wamid("wamid.H" + number);
    }
}
