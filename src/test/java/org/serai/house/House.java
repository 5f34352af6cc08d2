package org.serai.house;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.serai.Hub;
import org.serai.HubOptions;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** The whole house for tests: the demo on free ports with a home of its own, and the ways in and out of it. */
final class House implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Hub hub;

    private House(Hub hub) {
        this.hub = hub;
    }

    static House open(Path home) {
        return new House(Hub.start(new HubOptions(true, Path.of("").toAbsolutePath(), 0, 0, home)));
    }

    String url() {
        return hub.url();
    }

    String sandboxUrl() {
        return hub.sandboxUrl().orElseThrow();
    }

    HttpResponse<String> postOrder(String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hub.url() + "/in/demo/shopify"))
                .header("Content-Type", "application/json")
                .header("X-Shopify-Hmac-Sha256", hmac("demo-shopify-secret", body))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    Tree api(String path) {
        return get(hub.url() + "/api/v1" + path);
    }

    Tree sandbox(String path) {
        return get(sandboxUrl() + "/_sandbox" + path);
    }

    HttpResponse<String> tellSandbox(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(sandboxUrl() + "/_sandbox" + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    HttpResponse<String> post(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(hub.url() + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer demo-api-key")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    private Tree get(String url) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer demo-api-key")
                .build());
        if (answer.statusCode() != 200) {
            throw new AssertionError(url + " answered " + answer.statusCode() + " " + answer.body());
        }
        return Tree.of(Json.parse(answer.body()));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** Asks again until the answer is right; fails with the last answer when patience ends. */
    static <T> T await(String what, Supplier<T> question, Predicate<T> isRight) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        T last = question.get();
        while (!isRight.test(last)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(what + "; last seen: " + last);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
            last = question.get();
        }
        return last;
    }

    static String hmac(String secret, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        hub.close();
    }
}
