package org.serai.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.DocumentException;
import org.serai.canonical.Tree;
import org.serai.finding.Findings;
import org.serai.finding.Folder;
import org.serai.finding.Place;
import org.serai.finding.Yaml;
import org.serai.finding.YamlNode;
import org.serai.json.Json;
import org.serai.json.JsonException;

/** One folder below {@code samples/}: which files it has and what stands in them. */
record SampleCase(FolderFiles files, Path folder) {
    String name() {
        return folder.getFileName().toString();
    }

    boolean has(String file) {
        return Files.isRegularFile(folder.resolve(file));
    }

    String fileName(String file) {
        return files.nameOf(folder.resolve(file));
    }

    byte[] bytes(String file) {
        try {
            return Files.readAllBytes(folder.resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Null where there is no such file, or it holds null. */
    @Nullable
    Object json(String file) {
        return has(file) ? Json.parse(bytes(file)) : null;
    }

    Optional<String> line(String file) {
        return has(file)
                ? Optional.of(new String(bytes(file), java.nio.charset.StandardCharsets.UTF_8).strip())
                : Optional.empty();
    }

    Headers headers() {
        var headers = new HashMap<String, String>();
        Tree.of(json("headers.json")).map().forEach((name, value) -> headers.put(name, String.valueOf(value)));
        return Headers.ofSingle(headers);
    }

    /** What the system sends: {@code in.json}, {@code in.csv}, {@code in.xml}, as the folder's format has it. */
    Optional<String> in() {
        return Folder.entries(folder).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.startsWith("in."))
                .findFirst();
    }

    boolean hasIn() {
        return in().isPresent();
    }

    List<Piece> pieces(Connector connector) {
        return connector.pieces(bytes(in().orElseThrow()));
    }

    /** The document's type: as {@code type.txt} says, else as the descriptor finds it. */
    @Nullable
    String type(Connector connector, @Nullable Object document) {
        return line("type.txt")
                .or(() -> connector.documentType(headers(), document))
                .orElse(null);
    }

    TenantFacts tenant() {
        Optional<YamlNode> yaml = line("tenant.yaml").flatMap(t -> Yaml.read("tenant.yaml", t, new Findings()));
        String region = yaml.flatMap(y -> y.text("region")).orElse("DE");
        String language = yaml.flatMap(y -> y.text("language")).orElse("de");
        return new TenantFacts(
                region,
                language,
                yaml.flatMap(y -> y.text("phones")).orElse("possible").equals("valid"),
                settings(yaml));
    }

    private static Map<String, String> settings(Optional<YamlNode> yaml) {
        var settings = new HashMap<String, String>();
        yaml.ifPresent(root -> root.get("settings")
                .entries()
                .forEach((name, node) -> node.text().ifPresent(value -> settings.put(name, value))));
        return settings;
    }

    /** @throws DocumentException where the piece is no document */
    SourceDocument document(Connector connector, Piece piece) {
        if (piece.unreadable() != null) {
            throw piece.unreadable();
        }
        Object tree = connector.read(piece.body());
        return new SourceDocument(
                type(connector, tree),
                tree,
                json("fetched.json"),
                headers().only(connector.descriptor().keptHeaders()),
                SampleRun.RECEIVED);
    }

    /** False, and a finding, when one of the files is no JSON. */
    boolean isReadable(Findings findings) {
        boolean readable = true;
        for (String file : new String[] {
            "headers.json",
            "fetched.json",
            "out.json",
            "parked.json",
            "reply.json",
            "callback.json",
            "given.json",
            "asked.json",
            "made.json"
        }) {
            try {
                json(file);
            } catch (JsonException broken) {
                readable = false;
                String[] at = broken.place().split(":");
                findings.error(
                        "SERAI-C010",
                        Place.at(
                                fileName(file),
                                Math.max(1, Integer.parseInt(at[0])),
                                Math.max(1, Integer.parseInt(at[1]))),
                        "not JSON: " + broken.getMessage(),
                        null);
            }
        }
        return readable;
    }
}
