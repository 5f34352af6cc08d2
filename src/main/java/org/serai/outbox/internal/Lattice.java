package org.serai.outbox.internal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.serai.cloudapi.CloudApiError;
import org.serai.webhook.events.StatusReceived;

/**
 * What a message's statuses make of it, in whatever order and however often they come: accepted below sent below
 * delivered below read; failed beats all below delivered. A status is evidence: it also settles what was unknown, expired
 * or thought to be still waiting. Source: Meta, status webhooks. Pure.
 */
record Lattice(
        String state,
        @Nullable String wamid,
        @Nullable Instant sentAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant readAt,
        @Nullable Instant failedAt,
        @Nullable CloudApiError error) {
    private static final List<String> RANKS = List.of("accepted", "sent", "delivered", "read");
    /** A failure that belongs to an earlier attempt must not stop the one to come. */
    private static final List<String> MAY_FAIL =
            List.of("sending", "unknown", "unresolved", "accepted", "sent", "expired", "failed");

    /** Whether the Cloud API ever said what became of it, beyond its answer to the call. */
    boolean isHeardOf() {
        return sentAt != null || deliveredAt != null || readAt != null || failedAt != null;
    }

    Lattice with(StatusReceived status) {
        return switch (status.status()) {
            case "sent" -> named(status).reached("sent").at(earlier(sentAt, status.at()), deliveredAt, readAt);
            case "delivered" ->
                named(status).reached("delivered").at(sentAt, earlier(deliveredAt, status.at()), readAt);
            case "read", "played" ->
                named(status).reached("read").at(sentAt, deliveredAt, earlier(readAt, status.at()));
            case "failed" -> named(status).failed(status.at(), status.error());
            // deleted and whatever Meta may add: kept in the list of statuses, without effect
            default -> this;
        };
    }

    private Lattice named(StatusReceived status) {
        return wamid != null
                ? this
                : new Lattice(state, status.wamid().value(), sentAt, deliveredAt, readAt, failedAt, error);
    }

    private Lattice reached(String next) {
        boolean failedLater = state.equals("failed") && next.equals("sent");
        return RANKS.indexOf(next) <= RANKS.indexOf(state) || failedLater
                ? this
                : new Lattice(next, wamid, sentAt, deliveredAt, readAt, failedAt, null);
    }

    private Lattice failed(Instant at, @Nullable CloudApiError cause) {
        return MAY_FAIL.contains(state)
                ? new Lattice(
                        "failed",
                        wamid,
                        sentAt,
                        deliveredAt,
                        readAt,
                        earlier(failedAt, at),
                        cause == null ? error : cause)
                : this;
    }

    private Lattice at(@Nullable Instant sent, @Nullable Instant delivered, @Nullable Instant read) {
        return new Lattice(state, wamid, sent, delivered, read, failedAt, error);
    }

    private static Instant earlier(@Nullable Instant known, Instant seen) {
        return known != null && known.isBefore(seen) ? known : seen;
    }
}
