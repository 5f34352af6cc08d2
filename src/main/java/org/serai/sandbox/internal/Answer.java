package org.serai.sandbox.internal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.cloudapi.CloudApiError;

/** What goes back, when, and how much of it. */
record Answer(int status, Map<String, String> headers, byte[] body, long delayMillis, Ending ending) {
    static final String JSON = "application/json; charset=utf-8";
    static final String TYPE = "Content-Type";

    /** How the answer ends: in full, after half of the body, or before its first byte (the connection is dropped). */
    enum Ending {
        WHOLE,
        HALF,
        NOTHING
    }

    static Answer of(int status, String contentType, byte[] body) {
        return new Answer(status, Map.of(TYPE, contentType), body, 0, Ending.WHOLE);
    }

    /** As the Graph API writes it. */
    static Answer graph(@Nullable Object tree) {
        return of(200, JSON, AsciiJson.bytes(tree));
    }

    static Answer success() {
        return graph(Map.of("success", true));
    }

    static Answer refused(CloudApiError error) {
        return of(error.httpStatus(), JSON, AsciiJson.bytes(MetaErrors.body(error)));
    }

    /** For people and their scripts: JSON in UTF-8. */
    static Answer json(@Nullable Object tree) {
        return of(200, JSON, AsciiJson.readable(tree));
    }

    static Answer problem(int status, String message) {
        return of(status, JSON, AsciiJson.readable(Map.of("error", Map.of("status", status, "message", message))));
    }

    static Answer text(int status, String text) {
        return of(status, "text/html; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    static Answer nothing() {
        return new Answer(204, Map.of(), new byte[0], 0, Ending.WHOLE);
    }

    Answer after(long millis) {
        return new Answer(status, headers, body, millis, ending);
    }

    Answer ending(Ending changed) {
        return new Answer(status, headers, body, delayMillis, changed);
    }

    Answer with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body, delayMillis, ending);
    }
}
