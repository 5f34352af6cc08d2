package org.serai.house;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.serai.json.Json;

/** Help desks as the demo's stand-in plays them, and their webhooks as they send them. */
record Desks(House house) {
    /** The time a signature is made at: its tolerance is held against real time. */
    private static final Clock SIGNING = Clock.systemUTC();

    static Map<String, Object> freshdesk(String event, String ticket) {
        return Map.of("freshdesk_webhook", Map.of("triggered_event", event, "ticket_id", ticket));
    }

    static Map<String, Object> hubspot(String type, long object, Map<String, ?> rest) {
        var event = new LinkedHashMap<String, Object>(Map.of(
                "eventId", 1,
                "subscriptionId", 12345,
                "portalId", 62515,
                "occurredAt", 1_795_336_200_000L,
                "subscriptionType", type,
                "attemptNumber", 0,
                "objectId", object));
        event.putAll(rest);
        return event;
    }

    HttpResponse<String> postFreshdesk(String secret, byte[] body) {
        return house.post(
                house.url() + "/in/demo/freshdesk",
                Map.of("Content-Type", "application/json", "X-Serai-Token", secret),
                body);
    }

    /** Signed over the address it says it calls. */
    HttpResponse<String> postHubspot(String signedUrl, List<?> events) {
        byte[] body = Json.bytes(events);
        String at = Long.toString(SIGNING.millis());
        String signed = "POST" + signedUrl + new String(body, StandardCharsets.UTF_8) + at;
        return house.post(
                house.url() + "/in/demo/hubspot",
                Map.of(
                        "Content-Type",
                        "application/json",
                        "X-HubSpot-Request-Timestamp",
                        at,
                        "X-HubSpot-Signature-v3",
                        Signed.base64("demo-hubspot-secret", signed.getBytes(StandardCharsets.UTF_8))),
                body);
    }

    HttpResponse<String> postHubspot(List<?> events) {
        return postHubspot(house.url() + "/in/demo/hubspot", events);
    }

    void answers(String system, String path, Object body) {
        script(system, Map.of("method", "GET", "path", path, "body", body));
    }

    void script(String system, Map<String, ?> script) {
        house.tellSandbox("/systems/" + system, Json.text(List.of(script)));
    }
}
