package org.serai.webhook;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.serai.broker.DurableQueue;
import org.serai.broker.Queues;
import org.serai.canonical.TenantId;
import org.serai.parked.ParkedItem;
import org.serai.parked.Replayer;

/** Puts webhooks into the queue {@code whatsapp}: those that come, and those that had been parked. */
final class WebhookQueue implements Replayer {
    private final DurableQueue queue;
    private final Clock clock;

    WebhookQueue(DurableQueue queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    /** Returns when the broker has it on disk. A body that is repeated is kept once when it is handled. */
    void keep(byte[] body, Set<TenantId> signers) {
        String names = signers.stream().map(TenantId::value).sorted().collect(Collectors.joining(","));
        queue.send(Queues.WHATSAPP, properties(names), body);
    }

    @Override
    public String kind() {
        return "webhook";
    }

    @Override
    public void replay(ParkedItem item) {
        queue.send(Queues.WHATSAPP, properties(item.headers().getOrDefault(Body.SIGNERS, "")), item.payload());
    }

    private Map<String, String> properties(String signers) {
        return Map.of(
                Body.SIGNERS,
                signers,
                Body.RECEIVED_AT,
                Long.toString(clock.instant().toEpochMilli()));
    }
}
