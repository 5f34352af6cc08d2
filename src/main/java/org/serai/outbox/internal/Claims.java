package org.serai.outbox.internal;

import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.serai.canonical.PhoneNumberId;
import org.serai.tenant.Sender;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Claims lanes, asks policy again about the first message of each, and writes the intent to send those it admits: one
 * transaction for all. What it gives back may be sent, once, and only now: the intent is committed.
 */
final class Claims {
    private final LaneTable lanes;
    private final QueueTable queue;
    private final IntentTable intents;
    private final Gate gate;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final EngineSettings settings;
    private final EngineMeters meters;
    private final String instance;

    Claims(Tables tables, Gate gate, TransactionTemplate transactions, Pilot.Ground ground, String instance) {
        this.lanes = tables.lanes();
        this.queue = tables.queue();
        this.intents = tables.intents();
        this.gate = gate;
        this.transactions = transactions;
        this.clock = ground.clock();
        this.settings = ground.settings();
        this.meters = new EngineMeters(ground.meters());
        this.instance = instance;
    }

    /**
     * @param lanes how many lanes were due and taken; at least as many as there are flights
     */
    record Take(int lanes, List<Flight> flights) {
        private static final Take NOTHING = new Take(0, List.of());
    }

    /** @param room how many messages each number may send right now */
    Take take(Map<PhoneNumberId, Integer> room, Map<PhoneNumberId, Sender> senders) {
        Timer.Sample started = Timer.start();
        Take take = transactions.execute(status -> claim(room, senders));
        if (take == null || take.lanes == 0) {
            return Take.NOTHING;
        }
        started.stop(meters.claim());
        long committed = System.nanoTime();
        return new Take(
                take.lanes,
                take.flights.stream().map(f -> f.committed(committed)).toList());
    }

    private Take claim(Map<PhoneNumberId, Integer> room, Map<PhoneNumberId, Sender> senders) {
        Instant now = clock.instant();
        var numbers = new HashMap<String, Integer>();
        room.forEach((number, most) -> numbers.put(number.value(), most));
        List<Head.Lane> claimed = lanes.claim(instance, numbers, now, settings.lease());
        if (claimed.isEmpty()) {
            return Take.NOTHING;
        }
        List<Head> heads = queue.heads(claimed, now);
        List<Flight> admitted = gate.admit(heads, senders, now);
        Set<UUID> intended = intents.intend(admitted, instance, now);
        List<Flight> flights = admitted.stream()
                .filter(f -> intended.contains(f.head().id().value()))
                .toList();
        gate.passed(flights, now);
        releaseOthers(claimed, flights, now);
        return new Take(claimed.size(), flights);
    }

    private void releaseOthers(List<Head.Lane> claimed, List<Flight> flights, Instant now) {
        Map<Long, Flight> flying =
                flights.stream().collect(Collectors.toMap(f -> f.head().lane().id(), Function.identity()));
        lanes.release(
                claimed.stream()
                        .filter(lane -> !flying.containsKey(lane.id()))
                        .map(LaneTable.Release::now)
                        .toList(),
                now);
    }
}
