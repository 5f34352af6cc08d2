package org.serai.outbox.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.PhoneNumberId;
import org.serai.cloudapi.CloudApiError;
import org.serai.cloudapi.ErrorEntry;
import org.serai.cloudapi.ErrorTable;
import org.serai.cloudapi.SendResult;
import org.serai.tenant.Sender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The governors of all numbers, and what each answer means to them. In the memory of this node. */
final class Governors {
    private static final Logger LOG = LoggerFactory.getLogger(Governors.class);
    private static final Duration UNREACHABLE = Duration.ofMillis(500);
    private static final Duration LIMITED = Duration.ofSeconds(30);
    private static final Duration STOPPED = Duration.ofSeconds(60);
    private final Map<PhoneNumberId, Governor> numbers = new ConcurrentHashMap<>();
    private final ErrorTable errors;

    Governors(ErrorTable errors) {
        this.errors = errors;
    }

    /** How many messages each number may send right now; numbers without room are left out. */
    Map<PhoneNumberId, Integer> room(Map<PhoneNumberId, Sender> senders, int most) {
        var room = new LinkedHashMap<PhoneNumberId, Integer>();
        long now = System.nanoTime();
        senders.forEach((id, sender) -> {
            int free = Math.min(most, of(sender).room(sender.throughput(), now));
            if (free > 0) {
                room.put(id, free);
            }
        });
        return room;
    }

    Duration untilRoom(Map<PhoneNumberId, Sender> senders, Duration most) {
        long now = System.nanoTime();
        return senders.values().stream()
                .map(s -> of(s).untilRoom(now))
                .filter(d -> !d.isZero())
                .min(Duration::compareTo)
                .filter(d -> d.compareTo(most) < 0)
                .orElse(most);
    }

    void taken(Sender sender, int messages) {
        of(sender).taken(messages);
    }

    void learn(Sender sender, SendResult result) {
        Governor governor = of(sender);
        result.<@Nullable Void>fold(
                accepted -> through(governor),
                rejected -> rejected(sender, governor, rejected.error()),
                throttled -> throttled(governor, throttled.error()),
                notSent -> pause(sender, governor, UNREACHABLE, notSent.cause()),
                unknown -> null);
    }

    private @Nullable Void rejected(Sender sender, Governor governor, CloudApiError error) {
        ErrorEntry entry = errors.find(error.code());
        if (entry.scope() != ErrorEntry.Scope.NUMBER) {
            return through(governor);
        }
        Duration shortest = entry.action() == ErrorEntry.Action.FIX ? STOPPED : LIMITED;
        return pause(sender, governor, shortest, "error " + error.code() + ": " + entry.meaning());
    }

    private @Nullable Void throttled(Governor governor, CloudApiError error) {
        if (errors.find(error.code()).scope() != ErrorEntry.Scope.PAIR) {
            governor.slower(System.nanoTime());
        }
        return null;
    }

    private static @Nullable Void pause(Sender sender, Governor governor, Duration shortest, String cause) {
        Duration pause = governor.pause(shortest, System.nanoTime());
        LOG.warn("number {} pauses for {} ms: {}", sender.id(), pause.toMillis(), cause);
        return null;
    }

    private static @Nullable Void through(Governor governor) {
        governor.gotThrough();
        return null;
    }

    private Governor of(Sender sender) {
        return numbers.computeIfAbsent(sender.id(), id -> new Governor(sender.throughput(), System.nanoTime()));
    }
}
