package org.serai.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.Event;
import org.serai.canonical.TenantId;
import org.serai.canonical.Tree;
import org.serai.finding.YamlNode;
import org.serai.json.Json;

/** The events a flow test hands in: a sample's {@code out.json}, or written in the test. */
record TestEvents(Path root, TenantId tenant) {
    private static final String DEFAULT_CONNECTOR = "test";

    /** @param number makes the events of one test differ from each other */
    List<Event> read(YamlNode written, Instant now, int number) {
        String file = written.text().orElse("");
        Object tree = written.isMapping() || written.isSequence() ? written.toTree() : parsed(file);
        List<?> list = tree instanceof List<?> many ? many : List.of(tree == null ? Map.of() : tree);
        var events = new java.util.ArrayList<Event>();
        for (Object one : list) {
            events.add(event(Tree.of(one), connector(file, Tree.of(one)), now, number + "-" + events.size()));
        }
        return events;
    }

    private @Nullable Object parsed(String file) {
        try {
            return Json.parse(Files.readAllBytes(root.resolve(file)));
        } catch (IOException missing) {
            throw new java.io.UncheckedIOException(missing);
        }
    }

    private static ConnectorName connector(String file, Tree event) {
        String[] parts = file.split("/");
        String byPath = parts.length > 2 && parts[0].equals("connectors") ? parts[1] : DEFAULT_CONNECTOR;
        return new ConnectorName(event.text("connector").orElse(byPath));
    }

    private Event event(Tree tree, ConnectorName connector, Instant now, String number) {
        OffsetDateTime time = tree.text("time").map(OffsetDateTime::parse).orElse(now.atOffset(ZoneOffset.UTC));
        return new Event(
                tree.text("id").orElse("event-" + number),
                "delivery-" + number,
                tenant,
                connector,
                tree.text("type").orElse(""),
                tree.text("subject").orElse("test"),
                time,
                tree.map("data"));
    }
}
