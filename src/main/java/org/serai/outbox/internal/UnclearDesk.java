package org.serai.outbox.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.serai.audit.Act;
import org.serai.audit.Audit;
import org.serai.canonical.MessageId;
import org.serai.canonical.Reason;
import org.serai.canonical.TenantId;
import org.serai.outbox.Unclear;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of unclear messages once somebody can tell: evidence, or an operator. Each is moved once. */
final class UnclearDesk implements Unclear {
    private static final Logger LOG = LoggerFactory.getLogger(UnclearDesk.class);
    /** When what is left to an operator is weighed again. */
    static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private static final Reason RESENT = new Reason(
            "unclear.resent", "no status came, though those of later messages did: sent again, possibly twice");
    private static final Reason UNRESOLVED = new Reason(
            "unclear.unresolved", "nobody can tell whether it was accepted; look at the evidence and decide");
    private static final Reason EXPIRED =
            new Reason("unclear.expired", "nobody could tell in time whether it was accepted; it is not sent again");
    private static final List<String> UNDECIDED = List.of("unknown");
    private static final List<String> UNCLEAR = List.of("unknown", "unresolved");
    private final Tables tables;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final Clock clock;
    private final Signal signal;
    private final EngineMeters meters;

    UnclearDesk(Tables tables, TransactionTemplate transactions, Audit audit, Pilot.Ground ground) {
        this.tables = tables;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = ground.clock();
        this.signal = ground.signal();
        this.meters = new EngineMeters(ground.meters());
    }

    @Override
    public boolean settle(TenantId tenant, MessageId id, Word word, String by) {
        boolean moved = Boolean.TRUE.equals(transactions.execute(status -> {
            boolean isMoved = heed(tables.unclear().of(tenant, id), word, by);
            if (isMoved) {
                String as = word.name().toLowerCase(Locale.ROOT);
                audit.record(new Act(tenant, by, "unclear.decided", Map.of("message", id.toString(), "as", as)));
            }
            return isMoved;
        }));
        signal.give();
        return moved;
    }

    private boolean heed(List<UUID> messages, Word word, String by) {
        return word == Word.RESEND
                ? again(messages, UNCLEAR, decided("resend", by), "resent by hand")
                : closed(messages, UNCLEAR, "accepted", decided("accepted", by), "accepted by hand");
    }

    private static Reason decided(String word, String by) {
        return new Reason("unclear.decided", by + " said: " + word);
    }

    /** In the caller's transaction, as the other two. */
    void resend(List<UUID> messages) {
        again(messages, UNDECIDED, RESENT, "resent");
    }

    void expire(List<UUID> messages) {
        closed(messages, UNDECIDED, "expired", EXPIRED, "expired");
    }

    /** Those that make no sense any more, whatever was to become of them. */
    void expireLate() {
        Instant now = clock.instant();
        tables.lanes().free(lanes(tables.unclear().expire(now)), now);
    }

    /** It stays on the list, but is not weighed any more. */
    void leave(List<UUID> messages) {
        Instant now = clock.instant();
        List<OutcomeTable.Lost> moved =
                tables.unclear().move(messages, UNDECIDED, "unresolved", UNRESOLVED, false, now);
        tables.unclear().lookAgain(ids(moved), NEVER);
        tables.lanes().free(lanes(moved), now);
        tell("unresolved", moved);
    }

    private boolean again(List<UUID> messages, List<String> from, Reason reason, String word) {
        Instant now = clock.instant();
        List<OutcomeTable.Lost> moved = tables.unclear().move(messages, from, "queued", reason, true, now);
        tables.queue().reopen(ids(moved), lanes(moved), now);
        return gone(moved, word, now);
    }

    private boolean closed(List<UUID> messages, List<String> from, String state, Reason reason, String word) {
        Instant now = clock.instant();
        return gone(tables.unclear().move(messages, from, state, reason, false, now), word, now);
    }

    private boolean gone(List<OutcomeTable.Lost> moved, String word, Instant now) {
        tables.unclear().remove(ids(moved));
        tables.lanes().free(lanes(moved), now);
        tell(word, moved);
        return !moved.isEmpty();
    }

    private void tell(String word, List<OutcomeTable.Lost> moved) {
        meters.settled(word, moved.size());
        if (!moved.isEmpty()) {
            LOG.warn("{} unclear messages: {}", moved.size(), word);
        }
    }

    private static List<UUID> ids(Collection<OutcomeTable.Lost> moved) {
        return moved.stream().map(OutcomeTable.Lost::id).toList();
    }

    private static List<Long> lanes(Collection<OutcomeTable.Lost> moved) {
        return moved.stream().map(OutcomeTable.Lost::lane).toList();
    }
}
