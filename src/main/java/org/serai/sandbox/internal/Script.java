package org.serai.sandbox.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One scripted answer of a stand-in system. What is not said about the call fits any call. */
final class Script {
    private final @Nullable String method;
    private final @Nullable Pattern path;
    private final boolean withQuery;
    private final int status;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final byte[] body;
    private final @Nullable AtomicLong left;

    Script(String system, Node asked) {
        method = asked.filled("method") && !"*".equals(asked.text("method")) && !"ANY".equals(asked.upper("method"))
                ? asked.upper("method")
                : null;
        path = asked.filled("path") ? pattern(path(system, asked.text("path", ""))) : null;
        withQuery = asked.text("path", "").contains("?");
        status = (int) asked.number("status", 200);
        if (status < 200 || status > 599) {
            throw new BadCall("status is 200 to 599, not " + status);
        }
        Object given = asked.raw("body");
        String text = given instanceof String written ? written : null;
        headers.put(Answer.TYPE, text != null ? "text/plain; charset=utf-8" : Answer.JSON);
        asked.object("headers").map().forEach((name, value) -> {
            headers.keySet().removeIf(name::equalsIgnoreCase);
            headers.put(name, String.valueOf(value));
        });
        body = text != null
                ? text.getBytes(StandardCharsets.UTF_8)
                : given == null
                        ? (status == 204 || status == 304 ? new byte[0] : "{}".getBytes(StandardCharsets.US_ASCII))
                        : AsciiJson.readable(given);
        left = asked.has("count") ? new AtomicLong(asked.number("count", 1)) : null;
    }

    private static String path(String system, String written) {
        String prefix = "/_systems/" + system;
        String path = written.startsWith(prefix + "/") ? written.substring(prefix.length()) : written;
        return path.startsWith("/") ? path : "/" + path;
    }

    private static Pattern pattern(String path) {
        String regex = Arrays.stream(path.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(regex, Pattern.DOTALL);
    }

    /** A path with {@code ?} is compared with its query; a {@code *} stands for anything. */
    boolean takes(String calledMethod, String calledPath, @Nullable String query) {
        if (method != null && !method.equals(calledMethod)) {
            return false;
        }
        String called = withQuery && query != null ? calledPath + "?" + query : calledPath;
        if (path != null && !path.matcher(called).matches()) {
            return false;
        }
        return left == null || left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }

    Answer answer() {
        return new Answer(status, headers, body, 0, Answer.Ending.WHOLE);
    }
}
