package org.serai.ingress;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.serai.canonical.SeraiException;
import org.serai.canonical.UnavailableException;
import org.serai.connector.Connector;
import org.serai.format.Entry;
import org.serai.ingress.Consignment.Tally;
import org.serai.ingress.Consignment.Unloaded;

/** Unloads consignments: read in the connector's format as they come, made durable batch by batch. */
final class Unloader {
    private final Bindings bindings;
    private final Room room;
    private final Batches batches;
    private final Clock clock;

    Unloader(Bindings bindings, Room room, Batches batches, Clock clock) {
        this.bindings = bindings;
        this.room = room;
        this.batches = batches;
        this.clock = clock;
    }

    /** As the door promises it. */
    Tally unload(Consignment consignment, InputStream bytes, Consumer<Unloaded> told) {
        Connector connector = connector(consignment);
        var load = new Load(consignment, new Waybills(bindings, connector, clock), told);
        try {
            Iterator<Entry> entries = connector.format().read(bytes);
            while (entries.hasNext()) {
                load.add(entries.next());
                if (load.isFull()) {
                    keep(consignment, load);
                }
            }
        } catch (UncheckedIOException broken) {
            throw new UnavailableException(consignment.name(), "it broke off: " + broken.getMessage(), broken);
        }
        keep(consignment, load);
        return load.tally();
    }

    List<Map<String, Object>> receipts(Consignment consignment, InputStream bytes) {
        try {
            return connector(consignment).format().receipts(bytes);
        } catch (UncheckedIOException broken) {
            throw new UnavailableException(consignment.name(), "it broke off: " + broken.getMessage(), broken);
        }
    }

    private void keep(Consignment consignment, Load load) {
        if (consignment.tenant() != null) {
            room.await(consignment.tenant());
        }
        batches.keep(consignment, load.items());
        load.kept();
    }

    private Connector connector(Consignment consignment) {
        var found = consignment.tenant() == null
                ? bindings.connector(consignment.connector())
                : bindings.find(consignment.tenant(), consignment.connector()).map(Bound::connector);
        return found.orElseThrow(() -> new SeraiException(
                "connector.unknown",
                consignment.connector().value(),
                "nobody binds connector " + consignment.connector() + " now",
                "bind it in the tenant's file"));
    }
}
