package org.serai.outbox.internal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.PhoneNumberId;
import org.serai.cloudapi.CloudApiError;
import org.serai.cloudapi.ErrorEntry;
import org.serai.cloudapi.ErrorTable;
import org.serai.cloudapi.SendResult;
import org.serai.tenant.Sender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The governors of all numbers, and what each answer means to them. */
final class Governors {
    private static final Logger LOG = LoggerFactory.getLogger(Governors.class);
    private static final Duration LIMITED = Duration.ofSeconds(30);
    private final Map<PhoneNumberId, Governor> numbers = new ConcurrentHashMap<>();
    private final ErrorTable errors;
    private final PaceTable paces;
    private final MeterRegistry meters;
    private final Duration stopPause;

    /** @param stopPause of a number that Meta has stopped, the first time */
    Governors(ErrorTable errors, PaceTable paces, MeterRegistry meters, Duration stopPause) {
        this.errors = errors;
        this.paces = paces;
        this.meters = meters;
        this.stopPause = stopPause;
    }

    /** How many messages each number may send right now; numbers without room are left out. */
    Map<PhoneNumberId, Integer> room(Map<PhoneNumberId, Sender> senders, ToIntFunction<PhoneNumberId> most) {
        var room = new LinkedHashMap<PhoneNumberId, Integer>();
        long now = System.nanoTime();
        senders.forEach((id, sender) -> {
            int places = most.applyAsInt(id);
            int free = places > 0 ? Math.min(places, of(sender).room(sender, now)) : 0;
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
        boolean isUnclear = result instanceof SendResult.Unknown;
        boolean wasMade = !(result instanceof SendResult.NotSent);
        if (wasMade && governor.breaker().ended(isUnclear, System.nanoTime())) {
            LOG.warn(
                    "number {}: {}",
                    sender.id(),
                    isUnclear ? "too many unclear answers; nothing is sent" : "sends again");
        }
        result.<@Nullable Void>fold(
                accepted -> through(governor),
                rejected -> rejected(sender, governor, rejected.error()),
                throttled -> throttled(governor, throttled.error()),
                notSent -> unreachable(sender, governor, notSent.cause()),
                unknown -> null);
    }

    private @Nullable Void rejected(Sender sender, Governor governor, CloudApiError error) {
        ErrorEntry entry = errors.find(error.code());
        if (entry.scope() != ErrorEntry.Scope.NUMBER) {
            return through(governor);
        }
        String cause = "error " + error.code() + ": " + entry.meaning();
        governor.pause(shortest(entry), cause);
        LOG.warn("number {} pauses: {}", sender.id(), cause);
        return null;
    }

    private Duration shortest(ErrorEntry entry) {
        return switch (entry.action()) {
            case FIX -> stopPause;
            case WAIT_UNTIL -> entry.hold();
            default -> LIMITED;
        };
    }

    private @Nullable Void throttled(Governor governor, CloudApiError error) {
        if (errors.find(error.code()).scope() != ErrorEntry.Scope.PAIR) {
            governor.tooFast();
        }
        return null;
    }

    private static @Nullable Void unreachable(Sender sender, Governor governor, String cause) {
        Duration pause = governor.unreachable(System.nanoTime());
        LOG.warn("number {} pauses for {} ms: {}", sender.id(), pause.toMillis(), cause);
        return null;
    }

    private static @Nullable Void through(Governor governor) {
        governor.gotThrough();
        return null;
    }

    private Governor of(Sender sender) {
        return numbers.computeIfAbsent(sender.id(), id -> {
            var governor = new Governor(paces, System.nanoTime());
            Gauge.builder("serai.breaker.open", governor, g -> g.breaker().isOpen() ? 1 : 0)
                    .description("1: too many answers were unclear, nothing is sent but one call at a time")
                    .tag("number", id.value())
                    .register(meters);
            return governor;
        });
    }
}
