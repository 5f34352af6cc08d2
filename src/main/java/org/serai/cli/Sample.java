package org.serai.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Tree;
import org.serai.json.Json;
import org.serai.json.JsonException;

/**
 * One native document to hand in, with what lies beside it: {@code headers.json} and {@code type.txt}.
 *
 * @param headers the system's own, without those that belong to a connection or carry credentials
 */
record Sample(Path file, String connector, byte[] body, Map<String, String> headers, Optional<String> type) {
    private static final Set<String> NOT_SENT = Set.of(
            "host",
            "content-length",
            "connection",
            "transfer-encoding",
            "upgrade",
            "expect",
            "authorization",
            "date",
            "te",
            "trailer",
            "accept-encoding");

    /** @throws CliFailure when the file cannot be read, or nobody says which connector it belongs to */
    static Sample read(Path file, @Nullable String connector, @Nullable String type) {
        return new Sample(
                file,
                connector != null ? connector : connectorOf(file),
                bytes(file),
                headers(file.resolveSibling("headers.json")),
                type != null ? Optional.of(type) : text(file.resolveSibling("type.txt")));
    }

    /** The folder under {@code connectors/} the file lies in. */
    private static String connectorOf(Path file) {
        for (int i = 0; i + 1 < file.getNameCount() - 1; i++) {
            if (file.getName(i).toString().equals("connectors")) {
                return file.getName(i + 1).toString();
            }
        }
        throw new CliFailure(
                Exit.USAGE,
                file + " does not lie under connectors/<name>/, so its system is unknown",
                "name it: --connector shopify");
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new CliFailure(Exit.USAGE, "cannot read " + file, "name a file with a native document");
        }
    }

    private static Optional<String> text(Path file) {
        return Files.isRegularFile(file)
                ? Optional.of(new String(bytes(file), java.nio.charset.StandardCharsets.UTF_8).strip())
                : Optional.empty();
    }

    private static Map<String, String> headers(Path file) {
        var headers = new LinkedHashMap<String, String>();
        if (Files.isRegularFile(file)) {
            try {
                Tree tree = Tree.of(Json.parse(bytes(file)));
                tree.map().keySet().stream()
                        .filter(name -> !NOT_SENT.contains(name.toLowerCase(Locale.ROOT)))
                        .forEach(name -> tree.text(name).ifPresent(value -> headers.put(name, value)));
            } catch (JsonException broken) {
                throw new CliFailure(Exit.USAGE, file + " is not JSON at " + broken.place(), "mend it: name to value");
            }
        }
        return headers;
    }
}
