package org.serai.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.serai.json.Json;

/**
 * What the hub itself says it has sent. A message counts once, at the time the hub says the API accepted it; what the hub
 * does not know it sent twice does not show here. One thread.
 */
final class HubList {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private final URI hub;
    private final HttpClient client;
    private final Arrivals arrivals;
    private final Clock clock;
    private final Set<String> counted = new HashSet<>();
    private long nextLookNanos = System.nanoTime();

    HubList(URI hub, HttpClient client, Arrivals arrivals, Clock clock) {
        this.hub = hub;
        this.client = client;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    /** Walks the whole list, twice a second at the most: the list costs the hub, too. */
    void look() throws InterruptedException {
        if (System.nanoTime() - nextLookNanos < 0) {
            return;
        }
        @Nullable String cursor = "";
        while (cursor != null) {
            Map<String, Object> page = page(cursor);
            ((List<?>) page.getOrDefault("items", List.of())).forEach(item -> count((Map<?, ?>) item));
            cursor = page.get("next") instanceof String next ? next : null;
        }
        nextLookNanos = System.nanoTime() + BETWEEN_LOOKS.toNanos();
    }

    private void count(Map<?, ?> message) {
        if (message.get("acceptedAt") instanceof String acceptedAt && counted.add(String.valueOf(message.get("id")))) {
            Duration ago = Duration.between(Instant.parse(acceptedAt), clock.instant());
            arrivals.arrived(
                    OrderDocument.numberOf(String.valueOf(message.get("to"))), System.nanoTime() - ago.toNanos());
        }
    }

    /** Empty where the hub does not answer: the next look will tell. */
    private Map<String, Object> page(String cursor) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        hub.resolve("/api/v1/messages?limit=500" + (cursor.isEmpty() ? "" : "&cursor=" + cursor)))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer demo-api-key")
                .build();
        try {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return answer.statusCode() == 200 ? Json.parseObject(answer.body()) : Map.of();
        } catch (IOException away) {
            return Map.of();
        }
    }
}
