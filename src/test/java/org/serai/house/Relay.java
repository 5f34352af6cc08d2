package org.serai.house;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** Stands between the sandbox and a hub that comes and goes, and notes the hash of each webhook answered 200. */
final class Relay implements AutoCloseable {
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final AtomicReference<String> hub = new AtomicReference<>("");
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final ExecutorService threads = Executors.newFixedThreadPool(16);
    private final HttpServer server;

    Relay() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    URI webhook() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/whatsapp/webhook");
    }

    void leadsTo(String url) {
        hub.set(url);
    }

    Set<String> taken() {
        return Set.copyOf(taken);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            int status = deliver(body, exchange);
            if (status == 200) {
                taken.add(sha256(body));
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private int deliver(byte[] body, HttpExchange exchange) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(hub.get() + "/whatsapp/webhook"))
                    .timeout(Duration.ofSeconds(15))
                    .header("Content-Type", "application/json")
                    .header("X-Hub-Signature-256", exchange.getRequestHeaders().getFirst("X-Hub-Signature-256"))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException | IllegalArgumentException away) {
            return 502;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 502;
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
