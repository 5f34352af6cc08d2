package org.serai.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Message;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/**
 * The bare pipeline, the least that can be called the same job: a signed document over HTTP, journalled by Artemis before
 * it is answered, mapped, posted, and kept by PostgreSQL, all in batches; both sync their disk. It knows no consent, no
 * order, no status, and after a crash it sends a batch again. What it does in a second is what this machine has to give.
 */
final class Baseline implements AutoCloseable {
    private static final int TOGETHER = 256;
    private static final long IDLE_MILLIS = 200;
    private final BlockingQueue<BareDoor.Document> documents = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final BareBroker broker;
    private final BareStore store;
    private final BareClient client;
    private final LoopbackServer door;
    private volatile boolean closed;

    private record Post(String order, String to, byte[] body) {}

    @FunctionalInterface
    private interface Stage {
        void run(ClientSession session) throws Exception;
    }

    /** @param api the base of the Cloud API end */
    Baseline(Path home, String api) throws IOException {
        broker = new BareBroker(home.resolve("broker"));
        store = new BareStore(home.resolve("postgres"));
        client = new BareClient(URI.create(api + "/v26.0/1/messages"), TOGETHER);
        start("bare-journal", this::journal);
        start("bare-send", this::send);
        door = new LoopbackServer(1, () -> new BareDoor(documents::add));
    }

    URI door() {
        return URI.create(door.url());
    }

    private void start(String name, Stage stage) {
        Thread thread = new Thread(() -> run(stage), name);
        threads.add(thread);
        thread.start();
    }

    private void run(Stage stage) {
        try (ClientSession session = broker.session()) {
            stage.run(session);
        } catch (Exception broken) { // as the broker's client declares
            throw new IllegalStateException("the bare pipeline broke", broken);
        }
    }

    private void journal(ClientSession session) throws Exception {
        ClientProducer producer = session.createProducer(BareBroker.QUEUE);
        List<BareDoor.Document> batch = new ArrayList<>();
        while (!closed) {
            BareDoor.Document first = documents.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
                documents.drainTo(batch, TOGETHER - 1);
                for (BareDoor.Document document : batch) {
                    ClientMessage message = session.createMessage(true);
                    message.getBodyBuffer().writeBytes(document.body());
                    producer.send(message);
                }
                session.commit();
                batch.forEach(BareDoor::accept);
                batch.clear();
            }
        }
    }

    private void send(ClientSession session) throws Exception {
        ClientConsumer consumer = session.createConsumer(BareBroker.QUEUE);
        session.start();
        List<Post> batch = new ArrayList<>();
        while (!closed) {
            ClientMessage taken = consumer.receive(IDLE_MILLIS);
            while (taken != null) {
                taken.acknowledge();
                batch.add(map(taken));
                taken = batch.size() < TOGETHER ? consumer.receiveImmediate() : null;
            }
            if (!batch.isEmpty()) {
                store.keep(post(batch));
                session.commit();
                batch.clear();
            }
        }
    }

    private static Post map(ClientMessage taken) {
        byte[] document = new byte[taken.getBodyBuffer().readableBytes()];
        taken.getBodyBuffer().readBytes(document);
        Tree order = Tree.of(Json.parse(document));
        String to = order.text("phone").orElse("");
        String name = order.text("name").orElse("");
        List<Map<String, String>> parameters = List.of(
                text(order.text("customer", "first_name").orElse("")),
                text(name),
                text(order.text("total_price").orElse("")));
        Map<String, Object> template = Map.of(
                "name", "order_confirmed",
                "language", Map.of("code", "de"),
                "components", List.of(Map.of("type", "body", "parameters", parameters)));
        Map<String, Object> message =
                Map.of("messaging_product", "whatsapp", "to", to, "type", "template", "template", template);
        return new Post(name, to, Json.bytes(message));
    }

    private static Map<String, String> text(String value) {
        return Map.of("type", "text", "text", value);
    }

    private List<BareStore.Row> post(List<Post> batch) throws Exception {
        List<Future<Message<HttpResponse, byte[]>>> answers =
                batch.stream().map(post -> client.post(post.body())).toList();
        List<BareStore.Row> rows = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            String wamid = Tree.of(Json.parse(answers.get(i).get().getBody()))
                    .text("messages", "0", "id")
                    .orElseThrow();
            Post post = batch.get(i);
            rows.add(
                    new BareStore.Row(post.order(), post.to(), wamid, new String(post.body(), StandardCharsets.UTF_8)));
        }
        return rows;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        door.close();
        client.close();
        store.close();
        broker.close();
    }
}
