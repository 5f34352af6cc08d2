package org.serai.sandbox.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parts of a {@code multipart/form-data} body, by name. */
record Multipart(Map<String, Part> parts) {
    private static final Pattern BOUNDARY = Pattern.compile("(?i)boundary=(\"([^\"]+)\"|[^;\\s]+)");
    private static final Pattern NAME = Pattern.compile("(?i)[;\\s]name=(\"([^\"]*)\"|[^;\\s]+)");
    private static final Pattern FILENAME = Pattern.compile("(?i)filename=(\"([^\"]*)\"|[^;\\s]+)");
    private static final Pattern TYPE = Pattern.compile("(?im)^content-type:\\s*(.+?)\\s*$");

    record Part(
            byte[] bytes,
            @Nullable String filename,
            @Nullable String type) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8).trim();
        }
    }

    /** What does not look like a part is skipped; a body that is no multipart has none. */
    static Multipart read(byte[] body, @Nullable String contentType) {
        var parts = new LinkedHashMap<String, Part>();
        String boundary =
                contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith("multipart/")
                        ? null
                        : found(BOUNDARY, contentType);
        if (boundary == null) {
            return new Multipart(parts);
        }
        String text = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
        String line = "\r\n--" + boundary;
        int at = text.indexOf(line);
        for (int next; at >= 0 && (next = text.indexOf(line, at + line.length())) >= 0; at = next) {
            add(parts, text, at + line.length() + 2, next, body);
        }
        return new Multipart(parts);
    }

    /** Positions are two ahead of the body's, for the line break put before it. */
    private static void add(Map<String, Part> parts, String text, int from, int to, byte[] body) {
        int gap = text.indexOf("\r\n\r\n", from - 2);
        if (gap < 0 || gap > to) {
            return;
        }
        String head = new String(
                text.substring(from, Math.max(from, gap)).getBytes(StandardCharsets.ISO_8859_1),
                StandardCharsets.UTF_8);
        String name = found(NAME, head);
        if (name != null) {
            byte[] bytes = Arrays.copyOfRange(body, Math.min(gap + 2, to - 2), to - 2);
            parts.put(name, new Part(bytes, found(FILENAME, head), found(TYPE, head)));
        }
    }

    private static @Nullable String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return null;
        }
        boolean quoted = matcher.groupCount() == 2 && matcher.group(2) != null;
        return quoted ? matcher.group(2) : matcher.group(1);
    }
}
