package org.serai.parked;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.serai.canonical.SeraiException;
import org.serai.canonical.TenantId;
import org.springframework.transaction.support.TransactionOperations;

/** Hands parked items back to the room they came from, each in a transaction of its own. */
public final class Replay {
    private final ParkedRows rows;
    private final Map<String, Replayer> replayers;
    private final TransactionOperations transactions;
    private final Clock clock;

    Replay(ParkedRows rows, List<Replayer> replayers, TransactionOperations transactions, Clock clock) {
        this.rows = rows;
        this.replayers = replayers.stream().collect(Collectors.toMap(Replayer::kind, Function.identity()));
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return false when the item is not there, not this tenant's, or was replayed already */
    public boolean replay(TenantId tenant, UUID id) {
        return Boolean.TRUE.equals(transactions.execute(status -> rows.take(tenant, id, clock.instant())
                .map(item -> {
                    replayerOf(item).replay(item);
                    return true;
                })
                .orElse(false)));
    }

    private Replayer replayerOf(ParkedItem item) {
        Replayer replayer = replayers.get(item.kind());
        if (replayer == null) {
            throw new SeraiException(
                    "parked.not-replayable",
                    item.id().toString(),
                    "nothing here takes back parked items of kind " + item.kind(),
                    "hand its payload in again by hand");
        }
        return replayer;
    }
}
