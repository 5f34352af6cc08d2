package org.serai.connector;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.serai.canonical.DocumentException;
import org.serai.canonical.Tree;
import org.serai.finding.Findings;
import org.serai.finding.Place;
import org.serai.finding.YamlNode;
import org.serai.mapping.Mapping;
import org.serai.mapping.Mappings;

/** Every event out has a sample, every sample is whole, and what the mappings make of them satisfies the schemas. */
record SampleRules(FolderFiles files, YamlNode root, Connector connector, Mappings mappings, Findings findings) {
    void check() {
        Set<String> shown = new HashSet<>();
        boolean replies = false;
        var refusals = new HashSet<String>();
        for (Path folder : files.samples()) {
            var sample = new SampleCase(files, folder);
            if (isWhole(sample) && sample.isReadable(findings)) {
                if (sample.hasIn() && sample.has("out.json")) {
                    Tree.of(sample.json("out.json"))
                            .items()
                            .forEach(event -> event.text("type").ifPresent(shown::add));
                    satisfiesSchema(sample);
                }
                replies |= sample.has("reply.json");
                sample.line("mapping.txt")
                        .filter(m -> sample.has("made.json") && sample.json("made.json") != null)
                        .ifPresent(refusals::add);
            }
        }
        shown(shown);
        if (connector.descriptor().answers() && !replies) {
            findings.error(
                    "SERAI-C009",
                    root.key("answers").place(),
                    "no sample shows an answer",
                    "add samples/<case>/reply.json");
        }
        sinks(refusals);
    }

    private boolean isWhole(SampleCase sample) {
        boolean in = sample.hasIn() && (sample.has("out.json") || sample.has("parked.json"));
        boolean reply = sample.has("reply.json") && sample.has("callback.json");
        boolean made = sample.has("given.json") && sample.has("made.json") && sample.has("mapping.txt");
        if ((in ? 1 : 0) + (reply ? 1 : 0) + (made ? 1 : 0) != 1) {
            findings.error(
                    "SERAI-C010",
                    Place.start(files.nameOf(sample.folder())),
                    "a sample is in.json (or what the format reads) with out.json or parked.json, reply.json with callback.json, "
                            + "or given.json with made.json and mapping.txt",
                    "add what is missing");
            return false;
        }
        return true;
    }

    private void shown(Set<String> shown) {
        for (YamlNode document : root.get("documents").items()) {
            for (YamlNode event : document.get("events").items()) {
                String type = event.text().orElse("");
                if (!shown.contains(type)) {
                    findings.error(
                            "SERAI-C009",
                            event.place(),
                            "no sample shows " + type,
                            "add samples/<case>/in.json and out.json");
                    shown.add(type);
                }
            }
        }
    }

    private void satisfiesSchema(SampleCase sample) {
        for (Piece piece : sample.pieces(connector)) {
            if (piece.unreadable() == null) {
                satisfiesSchema(sample, piece);
            }
        }
    }

    private void satisfiesSchema(SampleCase sample, Piece piece) {
        SourceDocument document = sample.document(connector, piece);
        try {
            connector.map(document, sample.tenant());
        } catch (DocumentException refused) {
            if (refused.code().equals("schema.invalid")) {
                violated(String.valueOf(document.type()), refused);
            }
        }
    }

    /** At the line of the mapping that writes the key, once however many samples stumble over it. */
    private void violated(String type, DocumentException refused) {
        String key = refused.where().substring(refused.where().lastIndexOf('/') + 1);
        Mapping mapping = mapping(type);
        Place place = mapping.placeOfKey(key).or(() -> imported(key)).orElse(Place.start(mapping.file()));
        boolean known = findings.list().stream()
                .anyMatch(
                        f -> f.file().equals(place.file()) && f.line() == place.line() && f.column() == place.column());
        if (!known) {
            findings.error("SERAI-M010", place, String.valueOf(refused.getMessage()), refused.advice());
        }
    }

    /** A key may be written in a file the mapping imports; what documents are mapped by is imported by nobody. */
    private Optional<Place> imported(String key) {
        Set<String> mapped = connector.descriptor().documents().stream()
                .map(rule -> files.name() + "/" + rule.mapping())
                .collect(Collectors.toSet());
        return mappings.all().stream()
                .filter(mapping -> mapping.path().startsWith(files.name() + "/") && !mapped.contains(mapping.path()))
                .flatMap(mapping -> mapping.placeOfKey(key).stream())
                .findFirst();
    }

    private Mapping mapping(String type) {
        String path =
                connector.descriptor().rule(type).map(DocumentRule::mapping).orElse("");
        return mappings.find(connector.name() + "/" + path).orElseThrow();
    }

    private void sinks(Set<String> refusals) {
        for (Path file : files.ending("-sink.kamelet.yaml")) {
            files.yaml(file, new Findings()).ifPresent(yaml -> {
                List<String> checks = CheckSteps.mappings(yaml);
                boolean shown = checks.stream()
                        .map(m -> m.substring(m.indexOf('/') + 1))
                        .anyMatch(refusals::contains);
                if (!checks.isEmpty() && !shown) {
                    findings.error(
                            "SERAI-C026",
                            yaml.place(),
                            "no sample shows this sink refused",
                            "add one with given.json, made.json and mapping.txt naming its check");
                }
            });
        }
    }
}
