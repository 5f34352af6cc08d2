package org.serai.ingress;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.serai.canonical.DocumentException;
import org.serai.canonical.TenantId;
import org.serai.format.Entry;
import org.serai.ingress.Consignment.Tally;
import org.serai.ingress.Consignment.Unloaded;
import org.serai.json.Json;

/** What of one consignment is in hand: at most a few hundred entries, and a few megabytes. For one thread. */
final class Load {
    private static final int MOST_ENTRIES = 256;
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int MOST_UNREADABLE = 1_000;
    private static final int SHOWN = 64 * 1024;
    private final Consignment consignment;
    private final Waybills waybills;
    private final Consumer<Unloaded> told;
    private final List<Batches.Item> items = new ArrayList<>();
    private Tally tally = Tally.NONE;
    private int bytes;
    private int unreadable;

    Load(Consignment consignment, Waybills waybills, Consumer<Unloaded> told) {
        this.consignment = consignment;
        this.waybills = waybills;
        this.told = told;
    }

    void add(Entry entry) {
        Batches.Item item = entry instanceof Entry.Document document ? item(document) : item((Entry.Unreadable) entry);
        items.add(item);
        bytes += item.delivery() == null ? 0 : item.delivery().body().length;
        if (item.unreadable() != null && ++unreadable > MOST_UNREADABLE) {
            throw new DocumentException(
                    "file.not-this-format",
                    entry.position(),
                    "more than " + MOST_UNREADABLE + " entries cannot be read",
                    "see the first of them; mend the file or `format` in connector.yaml, then hand it in again");
        }
    }

    private Batches.Item item(Entry.Document document) {
        try {
            return new Batches.Item(document.position(), waybills.write(consignment, document), null);
        } catch (DocumentException refused) {
            String text = Json.text(document.tree());
            String shown = text.substring(0, Math.min(SHOWN, text.length()));
            return item(new Entry.Unreadable(document.position(), shown, refused));
        }
    }

    /** Where nobody knows whose it is, it can only be parked. */
    private Batches.Item item(Entry.Unreadable unreadable) {
        TenantId tenant = consignment.tenant();
        Delivery kept = tenant == null ? null : waybills.write(tenant, consignment, unreadable);
        return new Batches.Item(unreadable.position(), kept, unreadable);
    }

    boolean isFull() {
        return items.size() >= MOST_ENTRIES || bytes >= MOST_BYTES;
    }

    List<Batches.Item> items() {
        return items;
    }

    Tally tally() {
        return tally;
    }

    /** All in hand are durable now. */
    void kept() {
        for (Batches.Item item : items) {
            boolean accepted = item.unreadable() == null;
            tally = tally.plus(accepted ? new Tally(1, 0) : new Tally(0, 1));
            told.accept(unloaded(item));
        }
        items.clear();
        bytes = 0;
    }

    private static Unloaded unloaded(Batches.Item item) {
        return new Unloaded(
                item.position(),
                item.delivery() == null ? "" : item.delivery().eventId(),
                item.unreadable() == null ? null : item.unreadable().cause().reason());
    }
}
