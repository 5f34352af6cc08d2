package org.serai.ingress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.TenantId;
import org.serai.format.Entry;
import org.serai.parked.ParkedItem;
import org.springframework.transaction.support.TransactionOperations;

/** Makes what was unloaded together durable together: one hand-in to the broker, one transaction for what is parked. */
final class Batches {
    private final IngressDoor door;
    private final Strangers strangers;
    private final Sources sources;
    private final TransactionOperations transaction;

    Batches(IngressDoor door, Strangers strangers, Sources sources, TransactionOperations transaction) {
        this.door = door;
        this.strangers = strangers;
        this.sources = sources;
        this.transaction = transaction;
    }

    /** One entry on its way: a delivery, or what is nobody's and to be parked. What could not be read may be one, too. */
    record Item(String position, @Nullable Delivery delivery, Entry.@Nullable Unreadable unreadable) {}

    void keep(Consignment consignment, List<Item> items) {
        Map<TenantId, List<Delivery>> deliveries = new LinkedHashMap<>();
        List<Entry.Unreadable> unreadable = new ArrayList<>();
        for (Item item : items) {
            if (item.delivery != null) {
                deliveries
                        .computeIfAbsent(item.delivery.tenant(), tenant -> new ArrayList<>())
                        .add(item.delivery);
            }
            if (item.delivery == null && item.unreadable != null) {
                unreadable.add(item.unreadable);
            }
        }
        deliveries.forEach(this::deliver);
        park(consignment, unreadable);
    }

    private void deliver(TenantId tenant, List<Delivery> deliveries) {
        door.acceptAll(tenant, deliveries);
        deliveries.forEach(sources::hear);
    }

    private void park(Consignment consignment, List<Entry.Unreadable> unreadable) {
        if (!unreadable.isEmpty()) {
            transaction.executeWithoutResult(
                    status -> unreadable.forEach(entry -> strangers.park(ParkedItem.NOBODY, consignment, entry)));
        }
    }
}
