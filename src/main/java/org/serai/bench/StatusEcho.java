package org.serai.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.serai.cloudapi.HubSignature;
import org.serai.json.Json;

/** Sends {@code sent} and {@code delivered} for each accepted message back to the hub, many in one webhook, as Meta does. */
final class StatusEcho implements AutoCloseable {
    private static final int MOST_IN_A_BATCH = 400;
    private static final String SECRET = "demo-app-secret";
    private final BlockingQueue<Map<String, Object>> waiting = new LinkedBlockingQueue<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Thread thread = new Thread(this::run, "status-echo");
    private volatile @Nullable URI webhook;
    private volatile boolean closed;

    StatusEcho() {
        thread.setDaemon(true);
        thread.start();
    }

    void to(URI hub) {
        webhook = hub.resolve("/whatsapp/webhook");
    }

    void accepted(String wamid, String to, String opaque) {
        for (String status : List.of("sent", "delivered")) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("id", wamid);
            item.put("status", status);
            item.put("timestamp", String.valueOf(System.currentTimeMillis() / 1000));
            item.put("recipient_id", to.substring(1));
            item.put("biz_opaque_callback_data", opaque);
            waiting.add(item);
        }
    }

    private void run() {
        while (!closed) {
            try {
                Map<String, Object> first = waiting.poll(200, TimeUnit.MILLISECONDS);
                URI target = webhook;
                if (first == null || target == null) {
                    continue;
                }
                List<Map<String, Object>> batch = new ArrayList<>();
                batch.add(first);
                waiting.drainTo(batch, MOST_IN_A_BATCH - 1);
                post(target, batch);
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    private void post(URI target, List<Map<String, Object>> statuses) throws InterruptedException {
        Map<String, Object> value = Map.of(
                "messaging_product",
                "whatsapp",
                "metadata",
                Map.of("display_phone_number", "15550783881", "phone_number_id", "106540352242922"),
                "statuses",
                statuses);
        byte[] body = Json.bytes(Map.of(
                "object",
                "whatsapp_business_account",
                "entry",
                List.of(Map.of(
                        "id", "102290129340398", "changes", List.of(Map.of("field", "messages", "value", value))))));
        HttpRequest request = HttpRequest.newBuilder(target)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header(HubSignature.HEADER, HubSignature.sign(SECRET, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() != 200) {
                waiting.addAll(statuses);
            }
        } catch (java.io.IOException away) {
            waiting.addAll(statuses);
        }
    }

    /** Statuses not yet taken by the hub. */
    int waiting() {
        return waiting.size();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
