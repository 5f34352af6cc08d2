package org.serai.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.serai.json.Json;

/** A real webhook endpoint on a free port: keeps every body with its signature, answers what it is told to. */
final class Receiver implements AutoCloseable {
    private final List<Hook> hooks = new CopyOnWriteArrayList<>();
    private final ExecutorService executor = Executors.newFixedThreadPool(8);
    private final HttpServer server;
    private volatile int answer = 200;

    record Hook(byte[] body, String signature, int answered) {
        String text() {
            return new String(body, StandardCharsets.ISO_8859_1);
        }
    }

    Receiver() {
        this(0);
    }

    Receiver(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.createContext("/", this::take);
        server.setExecutor(executor);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            if ("GET".equals(exchange.getRequestMethod())) {
                String query = exchange.getRequestURI().getQuery();
                boolean known = query.contains("hub.verify_token=demo-verify-token");
                byte[] challenge =
                        query.replaceFirst(".*hub\\.challenge=([^&]*).*", "$1").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(known ? 200 : 403, challenge.length);
                exchange.getResponseBody().write(challenge);
                return;
            }
            int status = answer;
            byte[] body = exchange.getRequestBody().readAllBytes();
            hooks.add(new Hook(body, exchange.getRequestHeaders().getFirst("X-Hub-Signature-256"), status));
            exchange.sendResponseHeaders(status, -1);
        }
    }

    void answer(int status) {
        answer = status;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/whatsapp/webhook");
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Hook> hooks() {
        return List.copyOf(hooks);
    }

    /** Every {@code changes[]} item received and answered with 200, in order of arrival. */
    List<Map<?, ?>> changes() {
        var changes = new ArrayList<Map<?, ?>>();
        for (Hook hook : hooks) {
            if (hook.answered() == 200) {
                list(Json.parseObject(hook.body()).get("entry"))
                        .forEach(entry -> list(entry.get("changes")).forEach(changes::add));
            }
        }
        return changes;
    }

    List<Map<?, ?>> statuses() {
        return values("statuses").toList();
    }

    List<Map<?, ?>> messages() {
        return values("messages").toList();
    }

    private Stream<Map<?, ?>> values(String key) {
        return changes().stream().flatMap(change -> list(object(change, "value").get(key)).stream());
    }

    List<Map<?, ?>> awaitStatuses(Predicate<List<Map<?, ?>>> wanted) {
        return Eventually.eventually("statuses", this::statuses, wanted);
    }

    Map<?, ?> awaitMessage() {
        return Eventually.eventually("a message", this::messages, found -> !found.isEmpty())
                .get(0);
    }

    Map<?, ?> awaitChange(String field) {
        return Eventually.eventually(
                        field,
                        () -> changes().stream()
                                .filter(change -> field.equals(change.get("field")))
                                .toList(),
                        found -> !found.isEmpty())
                .get(0);
    }

    @SuppressWarnings("unchecked")
    static List<Map<?, ?>> list(@Nullable Object tree) {
        return tree instanceof List<?> list ? (List<Map<?, ?>>) list : List.of();
    }

    static Map<?, ?> object(Map<?, ?> tree, String key) {
        return (Map<?, ?>) Objects.requireNonNull(tree.get(key), () -> "no " + key + " in " + tree);
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
