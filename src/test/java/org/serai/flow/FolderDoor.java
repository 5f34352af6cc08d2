package org.serai.flow;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.SeraiException;
import org.serai.connector.Connectors;
import org.serai.format.Entry;
import org.serai.ingress.Consignment;
import org.serai.ingress.DocumentDoor;

/** A door that reads files in the format of their folder, and remembers what stood in them. */
final class FolderDoor implements DocumentDoor {
    final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final Connectors connectors;

    FolderDoor(Connectors connectors) {
        this.connectors = connectors;
    }

    List<Entry> read(ConnectorName connector, InputStream bytes) {
        var found = new ArrayList<Entry>();
        connectors.find(connector).orElseThrow().format().read(bytes).forEachRemaining(found::add);
        return found;
    }

    @Override
    public List<String> accept(Document document) {
        throw new AssertionError("a file is no single document");
    }

    @Override
    public void park(Document document, SeraiException cause) {
        throw new AssertionError(cause);
    }

    @Override
    public List<Map<String, Object>> receipts(Consignment file, InputStream bytes) {
        return connectors.find(file.connector()).orElseThrow().format().receipts(bytes);
    }

    @Override
    public Consignment.Tally unload(Consignment file, InputStream bytes, Consumer<Consignment.Unloaded> told) {
        List<Entry> found = read(file.connector(), bytes);
        entries.addAll(found);
        long documents = found.stream().filter(Entry.Document.class::isInstance).count();
        return new Consignment.Tally((int) documents, found.size() - (int) documents);
    }
}
