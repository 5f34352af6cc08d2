package org.serai.flow;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.serai.canonical.Reason;
import org.serai.canonical.SeraiException;
import org.serai.canonical.UnavailableException;
import org.serai.ingress.Consignment;
import org.serai.ingress.DocumentDoor;

/** A door that remembers each line of each file, and can be away. A line that begins with ! is no document. */
final class LineDoor implements DocumentDoor {
    final List<String> lines = new CopyOnWriteArrayList<>();
    final List<String> parked = new CopyOnWriteArrayList<>();
    final AtomicInteger away = new AtomicInteger();

    @Override
    public List<String> accept(Document document) {
        throw new AssertionError("a file is no single document");
    }

    @Override
    public void park(Document document, SeraiException cause) {
        parked.add(cause.code() + " " + cause.getMessage());
    }

    @Override
    public Consignment.Tally unload(Consignment consignment, InputStream bytes, Consumer<Consignment.Unloaded> told) {
        if (away.getAndDecrement() > 0) {
            throw new UnavailableException("broker", "the broker is away", new IllegalStateException());
        }
        var tally = Consignment.Tally.NONE;
        var reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        for (String line : reader.lines().toList()) {
            boolean good = !line.startsWith("!");
            lines.add(consignment.name() + ": " + line);
            tally = tally.plus(good ? new Consignment.Tally(1, 0) : new Consignment.Tally(0, 1));
            told.accept(new Consignment.Unloaded(
                    "line " + (tally.accepted() + tally.parked()),
                    good ? "id-" + line : "",
                    good ? null : new Reason("document.unreadable", "not JSON")));
        }
        return tally;
    }
}
