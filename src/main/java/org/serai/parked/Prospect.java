package org.serai.parked;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Reason;
import org.serai.policy.Refusal;
import org.serai.policy.Verdict;

/**
 * What a replay would do to one stopped thing, or did.
 *
 * @param reason why it is left alone, where it is
 * @param replayedAs the message that takes its place, once there is one
 */
public record Prospect(
        UUID id,
        Outcome outcome,
        @Nullable Reason reason,
        @Nullable UUID replayedAs) {
    public static Prospect of(UUID id, Outcome outcome) {
        return new Prospect(id, outcome, null, null);
    }

    public static Prospect of(UUID id, Outcome outcome, Reason reason) {
        return new Prospect(id, outcome, reason, null);
    }

    /** What policy's word on its message means to it. */
    public static Prospect of(UUID id, Verdict verdict) {
        return verdict.fold(
                admit -> of(id, Outcome.SENDS), defer -> of(id, Outcome.SENDS), refuse -> refused(id, refuse.reason()));
    }

    private static Prospect refused(UUID id, Reason reason) {
        boolean isLate = reason.code().equals(Refusal.EXPIRED.code());
        return of(id, isLate ? Outcome.EXPIRED : Outcome.BLOCKED, reason);
    }

    public Prospect as(@Nullable UUID successor) {
        return new Prospect(id, outcome, reason, successor);
    }

    public Optional<String> reasonCode() {
        return Optional.ofNullable(reason).map(Reason::code);
    }

    public boolean replays() {
        return outcome.replays();
    }

    /** In the words of the REST interface. */
    public Map<String, Object> toTree() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", id.toString());
        tree.put("outcome", outcome.word());
        tree.put("replays", replays());
        if (reason != null) {
            tree.put("reason", Map.of("code", reason.code(), "text", reason.text()));
        }
        if (replayedAs != null) {
            tree.put("replayedAs", replayedAs.toString());
        }
        return tree;
    }
}
