package org.serai.ingress;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.serai.canonical.UnavailableException;
import org.serai.connector.Headers;
import org.serai.json.Json;
import org.serai.problem.HttpProblem;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /in/{tenant}/{connector}}: verified over the raw bytes, durable, then 202. */
@RestController
class DoorController {
    private final Doorkeeper doorkeeper;

    DoorController(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
    }

    @PostMapping("/in/{tenant}/{connector}")
    ResponseEntity<?> receive(@PathVariable String tenant, @PathVariable String connector, HttpServletRequest request)
            throws IOException {
        try {
            return doorkeeper
                    .receive(tenant, connector, read(request))
                    .<ResponseEntity<?>>fold(
                            eventId -> ResponseEntity.accepted()
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .body(Json.bytes(Map.of("eventId", eventId))),
                            refusal -> HttpProblem.of(
                                            refusal.status(), refusal.code(), refusal.text(), refusal.advice())
                                    .response());
        } catch (UnavailableException away) {
            return HttpProblem.of(503, away.code(), "the broker is away or full", "send it again in a few seconds")
                    .response();
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
}
