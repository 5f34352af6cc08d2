package org.serai.outbox.hold;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.TenantId;
import org.serai.database.HouseValues;
import org.serai.database.Whereabouts;
import org.serai.tenant.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Knows whether a tenant's messages may leave. At the start, before anything is taken in, and once a second after it, it
 * compares what the database remembers with what this home and this process know of it; where the database has forgotten,
 * or may have, a hold begins in the database, for all nodes. What is asked for between two looks costs nothing.
 */
public final class HoldGuard {
    private static final Logger LOG = LoggerFactory.getLogger(HoldGuard.class);
    private final HoldTable table;
    private final Examiner examiner;
    private final Whereabouts whereabouts;
    private final MarkFile file;
    private final boolean isSet;
    private final UUID home;
    private @Nullable Mark mark;
    private volatile Holds holds = Holds.NONE;
    private volatile long seenConnections = -1;
    private volatile boolean hasSent;

    /**
     * @param home where the home's mark is kept
     * @param isSet hold at the start, whatever is found
     * @param afterFailover false: a new timeline of the same cluster is no reason, for its standby is synchronous
     */
    public record Rules(Path home, boolean isSet, boolean afterFailover) {}

    /** What is read and written. */
    public record Ground(
            JdbcClient jdbc, HouseValues house, Whereabouts whereabouts, TransactionTemplate transactions) {}

    public HoldGuard(Ground ground, Tenants tenants, Clock clock, Rules rules) {
        this.table = new HoldTable(ground.jdbc());
        this.examiner = new Examiner(table, ground, tenants, clock, rules.afterFailover());
        this.whereabouts = ground.whereabouts();
        this.file = new MarkFile(rules.home());
        this.isSet = rules.isSet();
        this.mark = file.read().orElse(null);
        this.home = mark == null ? UUID.randomUUID() : mark.home();
    }

    /** The start: once, before the doors open. */
    public synchronized void begin() {
        keep(examiner.examine(home, mark, isSet));
        show(table.read());
    }

    /** From time to time. */
    public synchronized void look() {
        long connections = whereabouts.connections();
        if (mark == null || examiner.isDoubtful(mark)) {
            keep(examiner.examine(home, mark, false));
        }
        show(table.read());
        seenConnections = connections;
    }

    /** At once, where a connection was opened since: its server may be another one. Costs nothing where none was. */
    public void lookIfReconnected() {
        if (whereabouts.connections() != seenConnections) {
            look();
        }
    }

    public boolean holds(TenantId tenant) {
        return holds.open().containsKey(tenant);
    }

    /** Those that go on, as of the last look. */
    public Map<TenantId, Standing> standing() {
        return holds.open();
    }

    public @Nullable Standing standing(TenantId tenant) {
        return holds.open().get(tenant);
    }

    /** What left before may have been told of to a database that has forgotten it: silence about it proves nothing. */
    public Instant silenceCountsFrom() {
        return holds.newest();
    }

    /** Nobody else begins or ends a hold until the caller's transaction ends. */
    public void lock() {
        table.lock();
    }

    /** Something is about to leave; the home is to know of it within a second. */
    public void sent() {
        hasSent = true;
    }

    /** Committed in the database, then written to the home; nothing where nothing left since. */
    public synchronized void note() {
        if (hasSent && mark != null) {
            hasSent = false;
            try {
                keep(new Mark(mark.house(), mark.incarnation(), home, table.count(home, mark.number())));
            } catch (RuntimeException away) {
                hasSent = true;
                throw away;
            }
        }
    }

    /** A home that cannot be written to costs the second sign of a restore, and no message. */
    private void keep(Mark next) {
        mark = next;
        try {
            file.write(next);
        } catch (RuntimeException unwritable) {
            LOG.warn("the home's mark cannot be written, so a restore may go unnoticed: {}", unwritable.toString());
        }
    }

    private void show(Holds found) {
        Map<TenantId, Standing> before = holds.open();
        holds = found;
        found.open().forEach((tenant, standing) -> {
            if (!standing.equals(before.get(tenant))) {
                tell(tenant, standing);
            }
        });
        before.keySet().stream()
                .filter(tenant -> !found.open().containsKey(tenant))
                .forEach(tenant -> LOG.warn("the hold of {} is released; its messages leave", tenant));
    }

    private static void tell(TenantId tenant, Standing standing) {
        LOG.error(
                "HOLD: nothing is sent for {} since {}: {}. Everything else goes on. `./serai hold` lists what may have"
                        + " left, `./serai hold release` ends it; see src/docs/guide/back-up.md",
                tenant,
                standing.since(),
                standing.cause().found());
    }
}
