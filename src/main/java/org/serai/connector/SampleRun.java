package org.serai.connector;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.DocumentException;
import org.serai.canonical.Tree;
import org.serai.mapping.CanonicalSchemas;
import org.serai.mapping.Mappings;

/** Runs one sample as the house would run it, at a fixed time. */
record SampleRun(Connector connector, SampleCase sample, Mappings mappings, CanonicalSchemas schemas) {
    static final Instant RECEIVED = Instant.parse("2026-11-22T09:00:00Z");

    SampleResult run() {
        if (sample.has("in.json")) {
            return sample.has("parked.json") ? parked() : out();
        }
        return sample.has("reply.json") ? reply() : made();
    }

    private SampleResult out() {
        Object expected = sample.json("out.json");
        try {
            Object actual = connector
                    .map(sample.document(connector), sample.tenant())
                    .fold(
                            events -> events.events().stream()
                                    .map(MappedEvent::toTree)
                                    .toList(),
                            ignored -> List.of());
            return result("out.json", expected, actual);
        } catch (DocumentException refused) {
            return result("out.json", expected, refusal(refused));
        }
    }

    private SampleResult parked() {
        Object expected = sample.json("parked.json");
        try {
            Object events = connector
                    .map(sample.document(connector), sample.tenant())
                    .fold(
                            some -> some.events().stream()
                                    .map(MappedEvent::toTree)
                                    .toList(),
                            ignored -> ignored.reason());
            return result("parked.json", expected, events);
        } catch (DocumentException refused) {
            return result("parked.json", expected, refusal(refused));
        }
    }

    private static Map<String, Object> refusal(DocumentException refused) {
        return Map.of("code", refused.code(), "pointer", refused.where());
    }

    private SampleResult reply() {
        Object reply = sample.json("reply.json");
        Tree envelope = Tree.of(reply);
        var broken = schemas.check("reply.received.v1", envelope.map("data"));
        if (!broken.isEmpty()) {
            String at = "/data" + broken.get(0).pointer();
            return result(
                    "reply.json",
                    "a reply as its schema wants it",
                    at + ": " + broken.get(0).message());
        }
        return mapped("callback.json", reply, new HashMap<>());
    }

    private SampleResult made() {
        var variables = new HashMap<String, @Nullable Object>();
        variables.put("callback", sample.json("asked.json"));
        return mapped("made.json", sample.json("given.json"), variables);
    }

    private SampleResult mapped(String expectedFile, @Nullable Object input, Map<String, @Nullable Object> variables) {
        Object expected = sample.json(expectedFile);
        Optional<String> path = mapping();
        if (path.isEmpty()) {
            return result("mapping.txt", "the name of a mapping", null);
        }
        variables.put("tenant", sample.tenant().toTree());
        variables.put("settings", sample.tenant().settingsOf(connector.descriptor()));
        variables.put("received", RECEIVED.toString());
        try {
            return result(
                    expectedFile,
                    expected,
                    mappings.find(connector.name() + "/" + path.get())
                            .orElseThrow()
                            .apply(input, variables));
        } catch (DocumentException refused) {
            return result(expectedFile, expected, refusal(refused));
        }
    }

    /** As mapping.txt says, else the only one of the reply route. */
    private Optional<String> mapping() {
        Optional<String> named = sample.line("mapping.txt");
        return named.or(() -> ReplyRoute.onlyMapping(sample.files()))
                .filter(path -> mappings.find(connector.name() + "/" + path).isPresent());
    }

    private SampleResult result(String file, @Nullable Object expected, @Nullable Object actual) {
        return new SampleResult(
                connector.name(),
                sample.name(),
                sample.fileName(file),
                TreeDifference.between(expected, actual),
                expected,
                actual);
    }
}
