package org.serai.egress;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.serai.canonical.CustomerReply;

/** Keeps callbacks in the database until they are delivered; see ADR 0006. */
final class DurableCallbacks implements Callbacks {
    /** How long a system may be away before its callbacks are parked. */
    static final Duration PATIENCE = Duration.ofHours(24);

    private final CallbackRows rows;
    private final Clock clock;
    private final Runnable onNew;

    /** @param onNew called in the transaction that keeps a new one */
    DurableCallbacks(CallbackRows rows, Clock clock, Runnable onNew) {
        this.rows = rows;
        this.clock = clock;
        this.onNew = onNew;
    }

    @Override
    public void enqueue(Callback callback) {
        Instant now = clock.instant();
        if (rows.insert(callback, orderKey(callback.reply()), now, now.plus(PATIENCE))) {
            onNew.run();
        }
    }

    /** The business object, else the person: answers about one thing arrive in the order they were given. */
    private static String orderKey(CustomerReply reply) {
        if (!reply.businessKeys().isEmpty()) {
            return reply.businessKeys().get(0);
        }
        return reply.refs().isEmpty()
                ? reply.from().key()
                : reply.refs().get(0).system() + "/" + reply.refs().get(0).id();
    }
}
