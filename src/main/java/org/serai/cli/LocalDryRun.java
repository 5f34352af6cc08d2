package org.serai.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.Content;
import org.serai.canonical.DocumentException;
import org.serai.canonical.Event;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.Reason;
import org.serai.canonical.TenantId;
import org.serai.cloudapi.SendRequest;
import org.serai.connector.Connector;
import org.serai.connector.Headers;
import org.serai.connector.MappedEvent;
import org.serai.connector.Piece;
import org.serai.connector.SourceDocument;
import org.serai.connector.TenantFacts;
import org.serai.flow.DemoJudge;
import org.serai.flow.FlowRehearsal;
import org.serai.flow.Rehearsed;
import org.serai.json.Json;

/**
 * What a document would become, by the project's own mappings, flows and templates, without a hub. Answers as the REST
 * interface does for a dry run. It takes the demo's view: a phone is consent, templates are approved, no window is open.
 */
final class LocalDryRun {
    private static final TenantId TENANT = new TenantId("demo");
    private static final PhoneNumberId SENDER = new PhoneNumberId("106540352242922");
    private final FlowRehearsal rehearsal;
    private final Instant now;
    private final List<Map<String, @Nullable Object>> items = new ArrayList<>();
    private final List<Map<String, @Nullable Object>> parked = new ArrayList<>();

    LocalDryRun(FlowRehearsal rehearsal, Instant now) {
        this.rehearsal = rehearsal;
        this.now = now;
    }

    Map<String, Object> of(Sample sample, Map<String, String> headers) {
        Connector connector = rehearsal
                .connectors()
                .find(new ConnectorName(sample.connector()))
                .orElseThrow(() -> new CliFailure(
                        Exit.USAGE, "there is no connector `" + sample.connector() + "`", "look into connectors/"));
        for (Piece piece : connector.pieces(sample.body())) {
            try {
                connector
                        .map(document(connector, sample, piece, Headers.ofSingle(headers)), facts(connector))
                        .fold(some -> run(connector, some.events()), ignored -> List.of());
            } catch (DocumentException broken) {
                parked(broken);
            }
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("items", items);
        answer.put("parked", parked);
        return answer;
    }

    /** The demo's tenant, with the examples the connector gives of its settings. */
    private static TenantFacts facts(Connector connector) {
        var settings = new HashMap<String, String>();
        connector.descriptor().settings().values().stream()
                .filter(setting -> !setting.isSecret() && setting.example() != null)
                .forEach(setting -> settings.put(setting.name(), String.valueOf(setting.example())));
        return new TenantFacts("DE", "en", false, settings);
    }

    private SourceDocument document(Connector connector, Sample sample, Piece piece, Headers headers) {
        if (piece.unreadable() != null) {
            throw piece.unreadable();
        }
        Object tree = connector.read(piece.body());
        Path fetched = sample.file().resolveSibling("fetched.json");
        return new SourceDocument(
                sample.type().or(() -> connector.documentType(headers, tree)).orElse(null),
                tree,
                Files.isRegularFile(fetched) ? Json.parse(Sample.bytes(fetched)) : null,
                headers.only(connector.descriptor().keptHeaders()),
                now);
    }

    private List<Event> run(Connector connector, List<MappedEvent> mapped) {
        var events = new ArrayList<Event>();
        for (MappedEvent one : mapped) {
            String id = "preview-" + (events.size() + 1);
            Event event =
                    new Event(id, id, TENANT, connector.name(), one.type(), one.subject(), one.time(), one.data());
            events.add(event);
            run(event);
        }
        return events;
    }

    private void run(Event event) {
        var judge = new DemoJudge(rehearsal.catalogue(), now);
        Rehearsed rehearsed = rehearsal.run(event, judge::judge);
        if (rehearsed.flows() == 0) {
            item(event, "refuse", new Reason("flow.none", "no flow starts with " + event.type()), null);
        }
        for (Rehearsed.Submitted one : rehearsed.submitted()) {
            one.verdict()
                    .fold(
                            admit -> item(event, "admit", null, request(one)),
                            defer -> item(event, "defer", defer.reason(), request(one)),
                            refuse -> item(event, "refuse", refuse.reason(), null));
        }
    }

    private static @Nullable Map<String, Object> request(Rehearsed.Submitted one) {
        Content content = one.content();
        return content == null
                ? null
                : one.message()
                        .recipient()
                        .map(to ->
                                SendRequest.of(SENDER, to, content, "preview").body())
                        .orElse(null);
    }

    private boolean item(Event event, String outcome, @Nullable Reason reason, @Nullable Map<String, Object> request) {
        var verdict = new LinkedHashMap<String, Object>();
        verdict.put("outcome", outcome);
        if (reason != null) {
            verdict.put("reason", Map.of("code", reason.code(), "text", reason.text()));
        }
        var item = new LinkedHashMap<String, @Nullable Object>();
        item.put("event", event.toCloudEvent());
        item.put("verdict", verdict);
        item.put("message", request);
        return items.add(item);
    }

    private void parked(DocumentException broken) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("code", broken.code());
        tree.put("pointer", broken.where());
        tree.put("message", broken.getMessage());
        tree.put("advice", broken.advice());
        parked.add(tree);
    }
}
