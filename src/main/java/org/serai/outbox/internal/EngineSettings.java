package org.serai.outbox.internal;

import java.time.Duration;
import org.serai.canonical.SeraiException;

/**
 * The engine's measures; tests use shorter ones.
 *
 * @param inFlight calls at once, all numbers together
 * @param batch messages in one claim
 * @param lease for how long a claim holds unless it is settled; longer than any call lasts
 * @param intentAge a request not written this soon after its intent is not written at all
 * @param unclearHold for how long an unclear message holds its lane
 * @param idle how often due lanes are looked for when nothing wakes the claimer
 * @param gather for how long answers and wake-ups are collected before they are worked on together
 * @param drain how long a stop waits for answers
 */
record EngineSettings(
        int inFlight,
        int batch,
        Duration lease,
        Duration intentAge,
        Duration unclearHold,
        Duration idle,
        Duration gather,
        Duration drain) {
    private static final Duration LONGEST_LEASE = Duration.ofMinutes(30);
    static final EngineSettings DEFAULT = new EngineSettings(
            512,
            128,
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofSeconds(150),
            Duration.ofMillis(500),
            Duration.ofMillis(4),
            Duration.ofSeconds(20));

    /** @param deadline of one call: a shorter lease would give the lane away too early, and one of hours is none */
    EngineSettings withLease(Duration changed, Duration deadline) {
        if (changed.compareTo(deadline.plus(intentAge)) <= 0 || changed.compareTo(LONGEST_LEASE) > 0) {
            throw new SeraiException(
                    "setting.invalid",
                    "serai.lease",
                    "`" + changed + "` will not do",
                    "set it to more than " + deadline.plus(intentAge).toSeconds() + "s, serai.cloud-api.deadline and "
                            + intentAge.toSeconds() + "s more, and to no more than " + LONGEST_LEASE.toMinutes() + "m");
        }
        return new EngineSettings(inFlight, batch, changed, intentAge, unclearHold, idle, gather, drain);
    }
}
