package org.serai.connector;

import java.time.Instant;
import java.util.ArrayList;
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
        if (sample.hasIn()) {
            return read();
        }
        return sample.has("reply.json") ? reply() : made();
    }

    /** What the pieces of a body come to. */
    private static final class Told {
        private final List<Object> events = new ArrayList<>();
        private final List<Object> refusals = new ArrayList<>();
        private @Nullable String ignored;

        void hear(Mapped mapped) {
            events.addAll(mapped.fold(
                    some -> some.events().stream().map(MappedEvent::toTree).toList(), none -> {
                        ignored = none.reason();
                        return List.of();
                    }));
        }

        /** As parked.json says it: alone, or a list where several are parked. */
        Object parked() {
            return refusals.size() == 1 ? refusals.get(0) : refusals;
        }
    }

    private SampleResult read() {
        Told told = told();
        if (!sample.has("parked.json")) {
            return result("out.json", sample.json("out.json"), told.refusals.isEmpty() ? told.events : told.parked());
        }
        if (!sample.has("out.json")) {
            Object instead = told.ignored == null ? told.events : told.ignored;
            return result("parked.json", sample.json("parked.json"), told.refusals.isEmpty() ? instead : told.parked());
        }
        return result(
                "out.json",
                both(sample.json("out.json"), sample.json("parked.json")),
                both(told.events, told.parked()));
    }

    private static Map<String, @Nullable Object> both(@Nullable Object out, @Nullable Object parked) {
        var both = new HashMap<String, @Nullable Object>();
        both.put("out.json", out);
        both.put("parked.json", parked);
        return both;
    }

    private Told told() {
        var told = new Told();
        for (Piece piece : sample.pieces(connector)) {
            try {
                told.hear(connector.map(sample.document(connector, piece), sample.tenant()));
            } catch (DocumentException refused) {
                told.refusals.add(refusal(refused));
            }
        }
        return told;
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
