package org.serai.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConnectorName;
import org.serai.ingress.Admission;
import org.serai.ingress.DocumentDoor;
import org.serai.json.Json;
import org.serai.tenant.Tenants;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Hands in one native document as if its system had sent it, with an API key instead of a signature. */
@RestController
class EventsController {
    private static final Set<String> OURS = Set.of("authorization", "cookie", "host", "content-length", "connection");
    private static final int LARGEST = 20 * 1024 * 1024;
    private final DocumentDoor door;
    private final Admission admission;
    private final DryRunAnswer dryRun;
    private final Tenants tenants;

    EventsController(DocumentDoor door, Admission admission, DryRunAnswer dryRun, Tenants tenants) {
        this.door = door;
        this.admission = admission;
        this.dryRun = dryRun;
        this.tenants = tenants;
    }

    @PostMapping(path = "/api/v1/events/{connector}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> handIn(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable String connector,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(name = "dryRun", defaultValue = "false") boolean isDryRun,
            @RequestBody(required = false) byte @Nullable [] body,
            HttpServletRequest request) {
        caller.needs("events");
        DocumentDoor.Document document = new DocumentDoor.Document(
                caller.tenant(),
                bound(caller, connector),
                type,
                null,
                headers(request),
                body == null ? new byte[0] : checked(body));
        return isDryRun
                ? ResponseEntity.ok(Json.bytes(dryRun.of(caller.tenant(), document)))
                : ResponseEntity.accepted().body(Json.bytes(DocumentDoor.receipt(accept(document, caller))));
    }

    private List<String> accept(DocumentDoor.Document document, Caller caller) {
        admission.refusal(caller.tenant()).ifPresent(busy -> {
            throw new ApiException(busy);
        });
        return door.accept(document);
    }

    private ConnectorName bound(Caller caller, String connector) {
        return tenants.find(caller.tenant()).stream()
                .flatMap(tenant -> tenant.connectors().keySet().stream())
                .filter(name -> name.value().equals(connector))
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        404,
                        "connector.unknown",
                        "this tenant binds no connector " + connector,
                        "bind it in the tenant's file"));
    }

    private static byte[] checked(byte[] body) {
        if (body.length > LARGEST) {
            throw new ApiException(413, "document.too-large", "more than 20 MB", "split it");
        }
        return body;
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            if (!OURS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                headers.put(name, request.getHeader(name));
            }
        }
        return headers;
    }
}
