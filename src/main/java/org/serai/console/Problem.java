package org.serai.console;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.serai.json.Json;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Problem Details (RFC 9457) with our stable {@code code} and a {@code traceId} that also stands in the log. */
record Problem(int status, String code, String detail, String advice, String traceId) {
    static Problem of(int status, String code, String detail, String advice) {
        return new Problem(
                status, code, detail, advice, UUID.randomUUID().toString().substring(0, 8));
    }

    byte[] json() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("type", "about:blank");
        tree.put("title", code);
        tree.put("status", status);
        tree.put("code", code);
        tree.put("detail", detail);
        tree.put("advice", advice);
        tree.put("traceId", traceId);
        return Json.bytes(tree);
    }

    ResponseEntity<byte[]> response() {
        var response = ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status == 503 || status == 429) {
            response.header(HttpHeaders.RETRY_AFTER, "5");
        }
        return response.body(json());
    }
}
