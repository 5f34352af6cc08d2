package org.serai.parked;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.serai.audit.Act;
import org.serai.audit.Audit;
import org.serai.canonical.Reason;
import org.serai.canonical.SeraiException;
import org.serai.canonical.TenantId;
import org.serai.canonical.UnavailableException;
import org.serai.database.StoreAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Lets stopped things go on: says first what it would do, then does that, each in a transaction of its own. */
public final class Replay {
    private static final Reason UNKNOWN =
            new Reason("parked.unknown", "nothing of this tenant that stopped has this id; list what did");
    private static final Reason FAILED =
            new Reason("replay.failed", "something of ours failed on it, so it stands where it stood; see the log");
    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);
    private final Shelves shelves;
    private final Audit audit;
    private final TransactionOperations transactions;

    Replay(Shelves shelves, Audit audit, TransactionOperations transactions) {
        this.shelves = shelves;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * Who wants it, and what was selected.
     *
     * @param filter by which they were found, for the record
     */
    public record Wish(TenantId tenant, String who, List<UUID> ids, Map<String, Object> filter) {}

    /** What replaying these would do now, in their order. */
    public List<Prospect> plan(TenantId tenant, List<UUID> ids) {
        return ids.stream()
                .map(id -> guarded(id, () -> shelves.look(tenant, id)))
                .toList();
    }

    /**
     * Replays those a plan made now would replay, in their order, and leaves all others as they are. May be asked for twice,
     * and by two at once: each goes once. When a system is away, the rest is left. The audit holds a record from before and
     * one from after: without the second, the process ended in between, and journeys say how far it came.
     */
    public List<Prospect> replay(Wish wish) {
        audit.record(act(wish, "replay.begun", Map.of("ids", wish.ids)));
        List<Prospect> done = new ArrayList<>();
        Reason away = null;
        for (UUID id : wish.ids) {
            Prospect one = away == null ? guarded(id, () -> inTransaction(wish.tenant, id)) : blocked(id, away);
            away = one.reasonCode().filter(UnavailableException.CODE::equals).isPresent() ? one.reason() : null;
            done.add(one);
        }
        audit.record(act(wish, "replay.done", counts(done)));
        return done;
    }

    private Optional<Prospect> inTransaction(TenantId tenant, UUID id) {
        return Objects.requireNonNull(transactions.execute(status -> shelves.replay(tenant, id)));
    }

    private static Prospect guarded(UUID id, Supplier<Optional<Prospect>> step) {
        try {
            return step.get().orElse(Prospect.of(id, Outcome.NOT_REPLAYABLE, UNKNOWN));
        } catch (SeraiException failed) {
            return blocked(id, failed.reason());
        } catch (RuntimeException unforeseen) {
            if (StoreAway.isCauseOf(unforeseen)) {
                throw unforeseen;
            }
            LOG.error("{} stays where it stopped: its replay failed", id, unforeseen);
            return blocked(id, FAILED);
        }
    }

    private static Act act(Wish wish, String name, Map<String, Object> more) {
        Map<String, Object> details = new LinkedHashMap<>(wish.filter);
        details.putAll(more);
        return new Act(wish.tenant, wish.who, name, details);
    }

    private static Map<String, Object> counts(List<Prospect> done) {
        Map<String, Object> counts = new TreeMap<>();
        done.forEach(one -> counts.merge(one.outcome().word(), 1, (a, b) -> (int) a + (int) b));
        return counts;
    }

    private static Prospect blocked(UUID id, Reason reason) {
        return Prospect.of(id, Outcome.BLOCKED, reason);
    }
}
