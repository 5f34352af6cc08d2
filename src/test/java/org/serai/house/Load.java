package org.serai.house;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Shops that post orders, each to a customer of its own, at a hub that may be gone. As a shop does, they post an order
 * again, with the same id, until it is answered 202; then it counts as promised.
 */
final class Load implements AutoCloseable {
    private final Set<Integer> promised = ConcurrentHashMap.newKeySet();
    private final AtomicInteger next;
    private final Supplier<String> hub;
    private final List<Thread> shops = new ArrayList<>();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private volatile boolean ends;

    /** @param hub its address now; empty while there is none */
    Load(int threads, int firstNumber, Supplier<String> hub) {
        this.next = new AtomicInteger(firstNumber);
        this.hub = hub;
        for (int i = 0; i < threads; i++) {
            Thread shop = new Thread(this::run, "shop-" + i);
            shop.setDaemon(true);
            shops.add(shop);
            shop.start();
        }
    }

    static String phone(int number) {
        return String.format(Locale.ROOT, "+49151%08d", number);
    }

    Set<Integer> promised() {
        return Set.copyOf(promised);
    }

    private void run() {
        while (!ends) {
            int number = next.getAndIncrement();
            while (!post(number)) {
                LockSupport.parkNanos(25_000_000);
            }
            promised.add(number);
            LockSupport.parkNanos(15_000_000);
        }
    }

    private boolean post(int number) {
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
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 202;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** No new orders; those begun are posted to their end. */
    @Override
    public void close() {
        ends = true;
        for (Thread shop : shops) {
            try {
                shop.join(60_000);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            if (shop.isAlive()) {
                throw new AssertionError("a shop never got its 202");
            }
        }
    }
}
