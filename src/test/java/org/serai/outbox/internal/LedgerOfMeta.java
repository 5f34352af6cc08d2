package org.serai.outbox.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.MessageId;
import org.serai.canonical.Wamid;
import org.serai.outbox.Tokens;
import org.serai.webhook.events.StatusReceived;

/** What Meta accepted, and what it has to say about it. */
final class LedgerOfMeta {
    private static final AtomicInteger WAMIDS = new AtomicInteger();
    private static final List<String> WORDS = List.of("sent", "delivered", "read");
    private final Rig rig;
    private final Random chance;
    private final Map<String, List<Wamid>> accepted = new HashMap<>();

    LedgerOfMeta(Rig rig, Random chance) {
        this.rig = rig;
        this.chance = chance;
    }

    Wamid accept(Flight flight) {
        Wamid wamid = Fates.wamid(WAMIDS.incrementAndGet());
        accepted.computeIfAbsent(opaque(flight.head().id()), o -> new ArrayList<>())
                .add(wamid);
        return wamid;
    }

    boolean hasAccepted(String opaque) {
        return accepted.containsKey(opaque);
    }

    int times(MessageId id) {
        return accepted.getOrDefault(opaque(id), List.of()).size();
    }

    /** Some of what there is to say: in any order, some of it twice, some without our token. */
    List<StatusReceived> someStatuses() {
        var statuses = new ArrayList<StatusReceived>();
        accepted.forEach((opaque, wamids) -> {
            if (chance.nextInt(3) == 0) {
                Wamid wamid = wamids.get(chance.nextInt(wamids.size()));
                int times = 1 + chance.nextInt(2);
                for (int i = 0; i < times; i++) {
                    statuses.add(status(chance.nextInt(5) == 0 ? null : opaque, wamid, WORDS.get(chance.nextInt(3))));
                }
            }
        });
        Collections.shuffle(statuses, chance);
        return statuses;
    }

    /** The first word about everything, once more or for the first time. */
    List<StatusReceived> allStatuses() {
        var statuses = new ArrayList<StatusReceived>();
        accepted.forEach((opaque, wamids) -> wamids.forEach(wamid -> statuses.add(status(opaque, wamid, "sent"))));
        return statuses;
    }

    private StatusReceived status(@Nullable String opaque, Wamid wamid, String word) {
        return rig.status(opaque, wamid.value(), word);
    }

    private String opaque(MessageId id) {
        return rig.bean(Tokens.class).opaque(id);
    }
}
