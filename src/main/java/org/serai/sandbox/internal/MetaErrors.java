package org.serai.sandbox.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.serai.cloudapi.CloudApiError;

/** Meta's error codes with their documented HTTP status, and the shape of its error bodies. Source: Meta, error codes. */
final class MetaErrors {
    private record Row(int http, String title) {}

    private static final Map<Integer, Row> ROWS = read();

    private MetaErrors() {}

    /** An unknown code is answered with 400. */
    static CloudApiError of(int code, String details) {
        Row row = ROWS.getOrDefault(code, new Row(400, "Error"));
        return new CloudApiError(code, null, row.title(), "(#" + code + ") " + row.title(), details, row.http());
    }

    /** A refusal of the management calls, which carry a subcode and words for the person at the screen. */
    static CloudApiError management(int subcode, String title, String details) {
        return new CloudApiError(100, subcode, title, "Invalid parameter", details, 400);
    }

    static CloudApiError badToken(boolean given) {
        String message = given
                ? "Invalid OAuth access token - Cannot parse access token"
                : "An access token is required to request this resource.";
        return new CloudApiError(190, null, "Access token", message, "", 401);
    }

    static CloudApiError unknownObject(String method, String id) {
        String message = "Unsupported " + method.toLowerCase(Locale.ROOT) + " request. Object with ID '" + id
                + "' does not exist, cannot be loaded due to missing permissions, or does not support this operation."
                + " Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api";
        return new CloudApiError(100, 33, "GraphMethodException", message, "", 400);
    }

    static CloudApiError unknownPath(String path) {
        return new CloudApiError(2500, null, "", "Unknown path components: " + path, "", 400);
    }

    static Map<String, Object> body(CloudApiError error) {
        var inner = new LinkedHashMap<String, Object>();
        boolean management = error.subcode() != null && error.subcode() > 1000;
        inner.put("message", error.message());
        inner.put("type", "GraphMethodException".equals(error.title()) ? error.title() : "OAuthException");
        inner.put("code", error.code());
        if (!management && !error.details().isEmpty()) {
            var data = new LinkedHashMap<String, Object>();
            data.put("messaging_product", "whatsapp");
            data.put("details", error.details());
            inner.put("error_data", data);
        }
        if (error.subcode() != null) {
            inner.put("error_subcode", error.subcode());
        }
        if (management) {
            inner.put("is_transient", false);
            inner.put("error_user_title", error.title());
            inner.put("error_user_msg", error.details());
        }
        inner.put("fbtrace_id", trace());
        return Map.of("error", inner);
    }

    /** The same error as {@code statuses[].errors[]} carries it; there the title is the message. */
    static Map<String, Object> inStatus(CloudApiError error) {
        var item = new LinkedHashMap<String, Object>();
        item.put("code", error.code());
        item.put("title", error.title());
        item.put("message", error.title());
        item.put("error_data", Map.of("details", error.details().isEmpty() ? error.title() : error.details()));
        item.put("href", "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/");
        return item;
    }

    private static String trace() {
        var random = new byte[17];
        ThreadLocalRandom.current().nextBytes(random);
        return "A"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(random).substring(0, 22);
    }

    private static Map<Integer, Row> read() {
        try (@Nullable InputStream table = MetaErrors.class.getResourceAsStream("/sandbox/errors.csv")) {
            var rows = new HashMap<Integer, Row>();
            new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(";"))
                    .forEach(cell -> rows.put(Integer.valueOf(cell[0]), new Row(Integer.parseInt(cell[1]), cell[2])));
            return Map.copyOf(rows);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
