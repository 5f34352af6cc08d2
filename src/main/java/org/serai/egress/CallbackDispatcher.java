package org.serai.egress;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.serai.canonical.CustomerReply;
import org.serai.canonical.SeraiException;
import org.serai.canonical.UnavailableException;
import org.serai.json.Json;
import org.serai.parked.ParkedItem;
import org.serai.parked.Parking;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Delivers one callback at a time, at least once: a crash between the system's yes and our note of it delivers again,
 * under the same id. Away means again later; a refusal parks at once, and the next of its order goes on.
 */
final class CallbackDispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackDispatcher.class);
    /** What nobody expected may be a bug or a hiccup; as often as this it is a bug. */
    private static final int TRIES_AFTER_SURPRISE = 4;

    private final CallbackRows rows;
    private final Sinks sinks;
    private final Parking parking;
    private final TransactionOperations transactions;
    private final Clock clock;

    CallbackDispatcher(
            CallbackRows rows, Sinks sinks, Parking parking, TransactionOperations transactions, Clock clock) {
        this.rows = rows;
        this.sinks = sinks;
        this.parking = parking;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return false when nothing was due */
    boolean deliverNext() {
        Optional<CallbackRow> next = rows.claim(clock.instant());
        next.ifPresent(this::deliver);
        return next.isPresent();
    }

    private void deliver(CallbackRow row) {
        try {
            sinks.deliver(row.callback());
            rows.delivered(row, clock.instant());
        } catch (UnavailableException away) {
            Duration pause =
                    RetrySchedule.pauseAfter(row.attempts(), away.retryAfter().orElse(Duration.ZERO));
            again(row, pause, away.code(), away.getMessage(), away.advice());
        } catch (SeraiException refused) {
            park(row, refused.code(), refused.getMessage(), refused.advice());
        } catch (RuntimeException surprise) {
            surprised(row, surprise);
        }
    }

    private void surprised(CallbackRow row, RuntimeException surprise) {
        String message = "unexpected " + surprise.getClass().getSimpleName();
        LOG.warn("callback {} to {} failed: {}", row.id(), row.callback().connector(), message);
        LOG.debug("callback {}", row.id(), surprise);
        if (row.attempts() >= TRIES_AFTER_SURPRISE) {
            park(row, "callback.failed", message, "see the log for the cause; replay it when that is mended");
        } else {
            again(
                    row,
                    RetrySchedule.pauseAfter(row.attempts()),
                    "callback.failed",
                    message,
                    "see the log for the cause");
        }
    }

    private void again(CallbackRow row, Duration pause, String code, String message, String advice) {
        Instant next = clock.instant().plus(pause);
        if (next.isAfter(row.giveUpAt())) {
            park(row, code, message, advice);
        } else if (rows.again(row, next, code + ": " + message)) {
            LOG.info(
                    "callback {} to {} waits till {}: {}",
                    row.id(),
                    row.callback().connector(),
                    next,
                    code);
        }
    }

    private void park(CallbackRow row, String code, String message, String advice) {
        transactions.executeWithoutResult(status -> {
            if (rows.parked(row, clock.instant(), code + ": " + message)) {
                parking.park(parked(row, code, message, advice));
                LOG.warn(
                        "callback {} to {} is parked: {}",
                        row.id(),
                        row.callback().connector(),
                        code);
            }
        });
    }

    private ParkedItem parked(CallbackRow row, String code, String message, String advice) {
        Callback callback = row.callback();
        CustomerReply reply = callback.reply();
        return new ParkedItem(
                row.id(),
                row.tenant().value(),
                callback.connector().value(),
                CallbackReplayer.KIND,
                code,
                "",
                message,
                advice,
                reply.eventId(),
                "reply.received.v1",
                Map.of("step", callback.step(), "attempts", Integer.toString(row.attempts())),
                Json.bytes(reply.toCloudEvent()),
                clock.instant());
    }
}
