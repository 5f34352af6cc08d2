package org.serai.outbox.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.serai.audit.Act;
import org.serai.audit.Audit;
import org.serai.canonical.TenantId;
import org.serai.outbox.Hold;
import org.serai.outbox.hold.HoldGuard;
import org.serai.outbox.hold.Standing;
import org.springframework.transaction.support.TransactionTemplate;

/** Shows a hold and ends it, some messages in each transaction. */
final class HoldDesk implements Hold {
    private static final String UNKNOWN = "open when the database was put back: it may have left after the backup";
    private static final int BATCH = 500;
    private static final int BATCHES = 20;
    private static final int EXAMPLES = 3;
    private final Tables tables;
    private final HoldGuard guard;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final Clock clock;

    HoldDesk(Tables tables, HoldGuard guard, TransactionTemplate transactions, Audit audit, Clock clock) {
        this.tables = tables;
        this.guard = guard;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Map<String, @Nullable Object> look(TenantId tenant) {
        guard.look();
        Standing standing = guard.standing(tenant);
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("held", standing != null);
        if (standing != null) {
            tree.put("cause", standing.cause().code());
            tree.put("found", standing.cause().found());
            tree.put("since", standing.since().toString());
            tree.put(
                    "knownUntil",
                    standing.knownUntil() == null ? null : standing.knownUntil().toString());
            List<HeldTable.Flow> flows = tables.held().flows(tenant, EXAMPLES);
            tree.put("open", counted(flows, false));
            tree.put("told", counted(flows, true));
        }
        return tree;
    }

    private static Map<String, Object> counted(List<HeldTable.Flow> flows, boolean isTold) {
        List<HeldTable.Flow> those =
                flows.stream().filter(flow -> flow.isTold() == isTold).toList();
        var tree = new LinkedHashMap<String, Object>();
        tree.put("messages", those.stream().mapToLong(HeldTable.Flow::messages).sum());
        tree.put("flows", those.stream().map(HoldDesk::tree).toList());
        return tree;
    }

    private static Map<String, Object> tree(HeldTable.Flow flow) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("flow", flow.name());
        tree.put("messages", flow.messages());
        tree.put("examples", flow.examples().stream().map(HoldDesk::tree).toList());
        return tree;
    }

    private static Map<String, @Nullable Object> tree(HeldTable.Example example) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("id", example.id().toString());
        tree.put("businessKey", example.businessKey());
        return tree;
    }

    @Override
    public Step release(TenantId tenant, As as, String by) {
        guard.look();
        long moved = 0;
        for (int batch = 0; batch < BATCHES; batch++) {
            Standing standing = guard.standing(tenant);
            if (standing == null) {
                return new Step(moved, 0, false);
            }
            moved += some(new Wish(tenant, as, by), standing);
        }
        return new Step(moved, tables.held().left(tenant), guard.standing(tenant) != null);
    }

    private record Wish(TenantId tenant, As as, String by) {
        String word() {
            return as.name().toLowerCase(Locale.ROOT);
        }
    }

    /** The last ones end the hold, with their record. */
    private int some(Wish wish, Standing standing) {
        Integer moved = transactions.execute(status -> {
            guard.lock();
            List<UUID> some = tables.held().next(wish.tenant, BATCH);
            if (wish.as == As.UNKNOWN) {
                doubt(some, standing.since());
            }
            tables.held().drop(some);
            if (some.size() < BATCH) {
                end(wish, standing);
            }
            return some.size();
        });
        int number = moved == null ? 0 : moved;
        if (number < BATCH) {
            guard.look();
        }
        return number;
    }

    private void end(Wish wish, Standing standing) {
        if (tables.held().end(wish.tenant, wish.by, wish.word())) {
            audit.record(new Act(
                    wish.tenant,
                    wish.by,
                    "hold.released",
                    Map.of(
                            "as",
                            wish.word(),
                            "cause",
                            standing.cause().code(),
                            "since",
                            standing.since().toString())));
        }
    }

    private void doubt(List<UUID> messages, Instant since) {
        Instant now = clock.instant();
        List<OutcomeTable.Lost> moved = tables.held().doubt(messages, UNKNOWN, since, now);
        List<UUID> ids = moved.stream().map(OutcomeTable.Lost::id).toList();
        tables.queue().close(ids, moved.stream().map(OutcomeTable.Lost::lane).toList());
        tables.unclear().add(ids, now);
    }
}
