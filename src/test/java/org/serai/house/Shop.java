package org.serai.house;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.serai.canonical.Tree;
import org.serai.json.Json;
import org.serai.proof.Posting;
import org.serai.proof.SourceLedger;

/**
 * A shop that posts orders, each to a customer of its own, at a hub that may be gone, and notes what it was answered. As
 * a shop does, it posts an order again, with the same id, until it is answered 202.
 */
final class Shop {
    private static final long PAUSE_NANOS = 25_000_000;
    /** A hub that is killed while it starts, and again, is away for minutes on a slow machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Supplier<String> hub;
    private final SourceLedger ledger;
    private final Clock clock = Clock.systemUTC();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** @param hub its address now; empty while there is none */
    Shop(Supplier<String> hub, SourceLedger ledger) {
        this.hub = hub;
        this.ledger = ledger;
    }

    static String phone(int number) {
        return String.format(Locale.ROOT, "+49151%08d", number);
    }

    static String key(int number) {
        return "#" + number;
    }

    /** Returns when it is promised, however often that takes; fails when patience ends. */
    void postUntilPromised(int number) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!post(number)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("order " + number + " was never promised by '" + hub.get() + "'");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** One try. @return whether it was answered 202 */
    boolean post(int number) {
        String url = hub.get();
        if (url.isEmpty()) {
            return false;
        }
        byte[] body = Orders.json(number, phone(number)).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/in/demo/shopify"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header("X-Shopify-Topic", "orders/create")
                .header("X-Shopify-Event-Id", "load-" + number)
                .header("X-Shopify-Hmac-Sha256", Signed.base64("demo-shopify-secret", body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return exchange(number, request);
    }

    private boolean exchange(int number, HttpRequest request) {
        Instant begun = clock.instant();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            boolean isPromised = answer.statusCode() == 202;
            String eventId = isPromised
                    ? Tree.of(Json.parse(answer.body())).text("eventId").orElseThrow()
                    : "";
            note(number, begun, answer.statusCode(), eventId);
            return isPromised;
        } catch (IOException away) {
            note(number, begun, 0, "");
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void note(int number, Instant begun, int status, String eventId) {
        ledger.note(new Posting(
                "shop", "load-" + number, key(number), phone(number), begun, clock.instant(), status, eventId));
    }
}
