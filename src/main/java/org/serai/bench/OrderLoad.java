package org.serai.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Posts orders to the Shopify door, signed, with a bounded number under way; a refused one is posted again. */
final class OrderLoad {
    private static final String SECRET = "demo-shopify-secret";
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI door;
    private final Arrivals arrivals;
    private final double[] answerMs;
    private final AtomicLong refusals = new AtomicLong();

    OrderLoad(URI hub, Arrivals arrivals, int events) {
        this.door = hub.resolve("/in/demo/shopify");
        this.arrivals = arrivals;
        this.answerMs = new double[events];
    }

    /** Returns when each of these orders has been answered 202. */
    void post(int first, int events, int connections, int rate) throws InterruptedException {
        Semaphore places = new Semaphore(connections);
        long start = System.nanoTime();
        for (int order = first; order < first + events; order++) {
            places.acquire();
            if (rate > 0) {
                waitUntil(start + (long) ((order - first) * 1e9 / rate));
            }
            arrivals.posted(order);
            send(order, OrderDocument.of(order), places);
        }
        places.acquire(connections);
    }

    private void send(int order, byte[] body, Semaphore places) {
        long sent = System.nanoTime();
        client.sendAsync(request(order, body), HttpResponse.BodyHandlers.discarding())
                .whenComplete((answer, failure) -> {
                    if (failure == null && answer.statusCode() == 202) {
                        answerMs[order] = (System.nanoTime() - sent) / 1e6;
                        places.release();
                    } else {
                        refusals.incrementAndGet();
                        java.util.concurrent.CompletableFuture.delayedExecutor(
                                        50, java.util.concurrent.TimeUnit.MILLISECONDS)
                                .execute(() -> send(order, body, places));
                    }
                });
    }

    private HttpRequest request(int order, byte[] body) {
        return HttpRequest.newBuilder(door)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("X-Shopify-Topic", "orders/create")
                .header("X-Shopify-Event-Id", "bench-" + order)
                .header("X-Shopify-Hmac-Sha256", sign(body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private static String sign(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }

    private static void waitUntil(long nanos) {
        long left = nanos - System.nanoTime();
        if (left > 0) {
            LockSupport.parkNanos(left);
        }
    }

    long refusals() {
        return refusals.get();
    }

    double answerP99Ms(int first) {
        double[] sorted = Arrays.copyOfRange(answerMs, first, answerMs.length);
        Arrays.sort(sorted);
        return Arrivals.percentile(sorted, 0.99);
    }
}
