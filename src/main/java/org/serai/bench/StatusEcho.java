package org.serai.bench;

import java.io.IOException;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.serai.cloudapi.HubSignature;
import org.serai.json.Json;

/** Owes the hub {@code sent} and {@code delivered} for each accepted message, and pays many in one webhook, as Meta does. */
final class StatusEcho {
    private static final int MESSAGES_IN_A_BATCH = 500;
    private static final long PAUSE_MILLIS = 50;
    private static final String SECRET = "demo-app-secret";
    private final BlockingQueue<Owed> owed = new LinkedBlockingQueue<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile @Nullable URI webhook;

    private record Owed(String wamid, String to, String opaque) {
        private Map<String, Object> status(String status) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("id", wamid);
            item.put("status", status);
            item.put("timestamp", String.valueOf(System.currentTimeMillis() / 1000));
            item.put("recipient_id", to.substring(1));
            item.put("biz_opaque_callback_data", opaque);
            return item;
        }
    }

    void to(URI hub) {
        webhook = hub.resolve("/whatsapp/webhook");
    }

    /** Without a hub to tell there is nothing to owe. */
    void accepted(String wamid, String to, String opaque) {
        if (webhook != null) {
            owed.add(new Owed(wamid, to, opaque));
        }
    }

    /**
     * Pays what is owed, in batches of a thousand or what there is. A batch that is refused is posted again.
     *
     * @return how many statuses the hub has taken
     */
    long pay() throws InterruptedException {
        long taken = 0;
        List<Owed> batch = new ArrayList<>();
        URI target = webhook;
        while (target != null && owed.drainTo(batch, MESSAGES_IN_A_BATCH) > 0) {
            byte[] body = body(batch);
            while (!isTaken(target, body)) {
                Thread.sleep(PAUSE_MILLIS);
            }
            taken += 2L * batch.size();
            batch.clear();
        }
        return taken;
    }

    private static byte[] body(List<Owed> batch) {
        List<Map<String, Object>> statuses = batch.stream()
                .flatMap(one -> Stream.of(one.status("sent"), one.status("delivered")))
                .toList();
        Map<String, Object> value = Map.of(
                "messaging_product",
                "whatsapp",
                "metadata",
                Map.of("display_phone_number", "15550783881", "phone_number_id", "106540352242922"),
                "statuses",
                statuses);
        return Json.bytes(Map.of(
                "object",
                "whatsapp_business_account",
                "entry",
                List.of(Map.of(
                        "id", "102290129340398", "changes", List.of(Map.of("field", "messages", "value", value))))));
    }

    private boolean isTaken(URI target, byte[] body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(target)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header(HubSignature.HEADER, HubSignature.sign(SECRET, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException away) {
            return false;
        }
    }
}
