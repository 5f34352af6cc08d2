package org.serai.outbox.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.serai.canonical.MessageId;
import org.serai.canonical.OutboundMessage;
import org.serai.canonical.Reason;
import org.serai.canonical.TenantId;
import org.serai.outbox.Retelling;
import org.serai.parked.Cause;
import org.serai.parked.Outcome;
import org.serai.parked.ParkedItem;
import org.serai.parked.Prospect;
import org.serai.parked.ReplayPace;
import org.serai.parked.Selection;
import org.serai.parked.Shelf;
import org.serai.policy.Verdict;
import org.serai.tenant.Sender;

/**
 * Messages that stopped. A replay tells their flow of their event once more and hands in what it says today, as a message of
 * its own that policy judges like any other; it makes sense no longer than the one whose place it takes. What may have been
 * accepted is never replayed: of that the operator's word decides.
 */
final class MessageShelf implements Shelf {
    private static final Reason UNCLEAR =
            new Reason("message.unclear", "it may have been accepted: look at the evidence and say accepted or resend");
    private static final Reason NOT_STOPPED = new Reason(
            "message.not-stopped", "only what is refused, failed, expired or blocked can be replayed; see its journey");
    private static final Reason GONE = new Reason(
            "message.untold", "its event or its flow is not there any more, or the flow has nothing to say of it now");
    private final StoppedTable table;
    private final OutboxDesk desk;
    private final Retelling retelling;
    private final ReplayPace pace;
    private final Clock clock;

    MessageShelf(StoppedTable table, OutboxDesk desk, Retelling retelling, ReplayPace pace, Clock clock) {
        this.table = table;
        this.desk = desk;
        this.retelling = retelling;
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "message";
    }

    @Override
    public List<Cause> causes(TenantId tenant) {
        return table.causes(tenant);
    }

    @Override
    public List<ParkedItem> list(TenantId tenant, Selection selection) {
        return table.list(tenant, selection);
    }

    @Override
    public Optional<Prospect> look(TenantId tenant, UUID id) {
        return table.find(tenant, id)
                .map(stopped -> judged(stopped, desk::foresee).as(stopped.replayedAs()));
    }

    @Override
    public Optional<Prospect> replay(TenantId tenant, UUID id) {
        return table.lock(tenant, id).map(stopped -> {
            Prospect done = judged(stopped, message -> desk.again(message, new MessageId(id), this::slot));
            if (done.replays() && done.replayedAs() != null) {
                table.replayed(id, done.replayedAs());
            }
            return done;
        });
    }

    private Instant slot(Sender sender) {
        return pace.next(sender.id().value(), sender.throughput(), clock.instant());
    }

    private Prospect judged(StoppedTable.Stopped stopped, Function<OutboundMessage, Verdict> judge) {
        return finished(stopped)
                .orElseGet(() -> retelling
                        .again(stopped.tenant(), stopped.event(), stopped.flow())
                        .map(message -> message.withValidFor(Duration.between(clock.instant(), stopped.expiresAt())))
                        .map(message -> prospect(stopped, message, judge.apply(message)))
                        .orElse(Prospect.of(stopped.id(), Outcome.NOT_REPLAYABLE, GONE)));
    }

    private static Prospect prospect(StoppedTable.Stopped stopped, OutboundMessage message, Verdict verdict) {
        Prospect judged = Prospect.of(stopped.id(), verdict);
        return judged.replays() ? judged.as(message.id().value()) : judged;
    }

    /** What needs no judgement. */
    private static Optional<Prospect> finished(StoppedTable.Stopped stopped) {
        UUID id = stopped.id();
        if (stopped.replayedAs() != null) {
            return Optional.of(Prospect.of(id, Outcome.ALREADY_REPLAYED).as(stopped.replayedAs()));
        }
        if (stopped.mayHaveBeenAccepted()) {
            return Optional.of(Prospect.of(id, Outcome.NOT_REPLAYABLE, UNCLEAR));
        }
        return switch (stopped.state()) {
            case "accepted", "sent", "delivered", "read" -> Optional.of(Prospect.of(id, Outcome.ALREADY_SENT));
            case "refused", "failed", "expired", "blocked" -> Optional.empty();
            default -> Optional.of(Prospect.of(id, Outcome.NOT_REPLAYABLE, NOT_STOPPED));
        };
    }
}
