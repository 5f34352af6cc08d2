package org.serai.ingress;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.serai.canonical.UnavailableException;
import org.serai.connector.Headers;
import org.serai.json.Json;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /in/{tenant}/{connector}}: verified over the raw bytes, durable, then 202. */
@RestController
class DoorController {
    private static final String RETRY_SECONDS = "5";
    private final Doorkeeper doorkeeper;

    DoorController(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
    }

    @PostMapping("/in/{tenant}/{connector}")
    ResponseEntity<byte[]> receive(
            @PathVariable String tenant, @PathVariable String connector, HttpServletRequest request)
            throws IOException {
        try {
            return doorkeeper
                    .receive(tenant, connector, read(request))
                    .fold(
                            eventId -> ResponseEntity.accepted()
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .body(Json.bytes(Map.of("eventId", eventId))),
                            DoorController::problem);
        } catch (UnavailableException away) {
            return problem(
                    new Refusal(503, away.code(), "the broker is away or full", "send it again in a few seconds"));
        }
    }

    private static Doorkeeper.Request read(HttpServletRequest request) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, Collections.list(request.getHeaders(name)));
        }
        String query = request.getQueryString();
        return new Doorkeeper.Request(
                request.getMethod(),
                request.getRequestURL() + (query == null ? "" : "?" + query),
                Headers.of(headers),
                request.getContentType(),
                limit -> BoundedBody.read(request.getInputStream(), request.getContentLengthLong(), limit));
    }

    private static ResponseEntity<byte[]> problem(Refusal refusal) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("type", "about:blank");
        tree.put("title", refusal.code());
        tree.put("status", refusal.status());
        tree.put("code", refusal.code());
        tree.put("detail", refusal.text());
        tree.put("advice", refusal.advice());
        tree.put("traceId", UUID.randomUUID().toString().substring(0, 8));
        var response = ResponseEntity.status(refusal.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (refusal.status() == 503) {
            response.header("Retry-After", RETRY_SECONDS);
        }
        return response.body(Json.bytes(tree));
    }
}
