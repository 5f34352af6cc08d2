package org.serai.ingress;

import java.time.Duration;
import java.util.List;
import org.serai.broker.DurableQueue;
import org.serai.broker.Queues;
import org.serai.canonical.TenantId;

/** Makes a delivery durable. */
public final class IngressDoor {
    private final DurableQueue queue;

    IngressDoor(DurableQueue queue) {
        this.queue = queue;
    }

    /**
     * Returns when the delivery is on the broker's disk. Handing in the same delivery again is harmless.
     *
     * @throws org.serai.canonical.UnavailableException when the broker is away or full; nothing is promised then
     */
    public void accept(Delivery delivery) {
        queue.send(Queues.ingress(delivery.tenant()), DeliveryMessage.properties(delivery), delivery.body());
    }

    /** All of one tenant, in their order; as above. */
    void acceptAll(TenantId tenant, List<Delivery> deliveries) {
        queue.sendAll(
                Queues.ingress(tenant),
                deliveries.stream()
                        .map(d -> new DurableQueue.Letter(DeliveryMessage.properties(d), d.body()))
                        .toList());
    }

    /** For a parked document: it is taken again although its event id was seen before. */
    void acceptAgain(Delivery delivery, Duration delay) {
        var properties = DeliveryMessage.properties(delivery);
        properties.put(DeliveryMessage.REPLAY, "true");
        queue.send(Queues.ingress(delivery.tenant()), properties, delivery.body(), delay);
    }

    /** What is a replay stays one. */
    void sendToFetch(DeliveryMessage taken) {
        queue.send(Queues.FETCH, taken.properties(), taken.delivery().body());
    }

    /** What is a replay stays one. */
    void acceptFetched(DeliveryMessage taken, String fetched) {
        var properties = taken.properties();
        properties.put(DeliveryMessage.FETCHED, fetched);
        Delivery delivery = taken.delivery();
        queue.send(Queues.ingress(delivery.tenant()), properties, delivery.body());
    }
}
