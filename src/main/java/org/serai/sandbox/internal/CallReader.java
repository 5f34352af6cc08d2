package org.serai.sandbox.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a request whole; bodies above 110 MB (a document has at most 100) are refused. */
final class CallReader {
    private static final int MOST = 110_000_000;

    private CallReader() {}

    static Call read(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > MOST) {
            throw new BadCall(413, "the body is larger than " + MOST + " bytes");
        }
        byte[] body = body(request);
        if (body.length > MOST) {
            throw new BadCall(413, "the body is larger than " + MOST + " bytes");
        }
        String path = request.getPathInfo();
        return new Call(
                request.getMethod(),
                path == null || path.isEmpty() ? "/" : path,
                request.getRequestURI(),
                request.getQueryString(),
                parameters(request.getQueryString()),
                headers(request),
                body,
                authority(request));
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        int announced = request.getContentLength();
        if (announced < 0) {
            return request.getInputStream().readNBytes(MOST + 1);
        }
        var body = new byte[announced];
        int read = request.getInputStream().readNBytes(body, 0, announced);
        return read == announced ? body : Arrays.copyOf(body, read);
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, String.join(", ", Collections.list(request.getHeaders(name))));
        }
        return headers;
    }

    private static String authority(HttpServletRequest request) {
        String host = request.getHeader("Host");
        return host == null ? request.getServerName() + ":" + request.getServerPort() : host;
    }

    /** Only the query: a form body stays a body. */
    static Map<String, String> parameters(@Nullable String query) {
        var parameters = new LinkedHashMap<String, String>();
        if (query != null) {
            for (String pair : query.split("&")) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                parameters.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            return text;
        }
    }
}
