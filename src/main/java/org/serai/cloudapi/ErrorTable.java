package org.serai.cloudapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.serai.finding.Findings;
import org.serai.finding.Yaml;
import org.serai.finding.YamlNode;

/** Every known error code of the Cloud API, as data ({@code cloudapi/errors.yaml}). Source: Meta, error codes. */
public final class ErrorTable {
    private static final String FILE = "/cloudapi/errors.yaml";
    private final SortedMap<Integer, ErrorEntry> entries;

    private ErrorTable(SortedMap<Integer, ErrorEntry> entries) {
        this.entries = entries;
    }

    public static ErrorTable load() {
        var findings = new Findings();
        var entries = new TreeMap<Integer, ErrorEntry>();
        Yaml.read(FILE, text(), findings)
                .ifPresent(root -> root.get("errors").items().stream()
                        .map(ErrorTable::entry)
                        .forEach(e -> entries.put(e.code(), e)));
        if (entries.isEmpty()) {
            throw new IllegalStateException(FILE + " holds no error codes");
        }
        return new ErrorTable(entries);
    }

    /** A code Serai does not know is kept, shown, and taken as final for its message only. */
    public ErrorEntry find(int code) {
        if (code > 200 && code < 300) {
            return find(200);
        }
        return entries.getOrDefault(
                code,
                new ErrorEntry(
                        code,
                        0,
                        "Unknown code " + code,
                        "Serai does not know this code; it counts as final for this message only.",
                        ErrorEntry.Action.NEVER,
                        ErrorEntry.Scope.MESSAGE,
                        Duration.ZERO));
    }

    public boolean knows(int code) {
        return entries.containsKey(code) || code > 200 && code < 300;
    }

    /** By code, ascending. */
    public List<ErrorEntry> all() {
        return List.copyOf(entries.values());
    }

    private static ErrorEntry entry(YamlNode node) {
        return new ErrorEntry(
                Integer.parseInt(required(node, "code")),
                Integer.parseInt(required(node, "http")),
                required(node, "title"),
                required(node, "meaning"),
                ErrorEntry.Action.valueOf(
                        required(node, "action").toUpperCase(Locale.ROOT).replace('-', '_')),
                ErrorEntry.Scope.valueOf(required(node, "scope").toUpperCase(Locale.ROOT)),
                Duration.ofHours(Long.parseLong(node.text("hours").orElse("0"))));
    }

    private static String required(YamlNode node, String key) {
        return node.text(key).orElseThrow(() -> new IllegalStateException(node.place() + ": no " + key));
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(ErrorTable.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
