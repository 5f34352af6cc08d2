package org.serai.house;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.serai.Hub;
import org.serai.HubOptions;
import org.serai.canonical.Tree;
import org.serai.database.UnpackedPostgres;
import org.serai.json.Json;

/** The whole house for tests: a demo hub wherever it runs, and the ways in and out of it. */
final class House implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Map<String, String> KEY = Map.of("Authorization", "Bearer demo-api-key");
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String url;
    private final String sandboxUrl;
    private final Path project;
    private final Runnable end;

    House(String url, String sandboxUrl, Path project, Runnable end) {
        this.url = url;
        this.sandboxUrl = sandboxUrl;
        this.project = project;
        this.end = end;
    }

    /** In this process, on free ports. */
    static House open(Path home, Path project) {
        UnpackedPostgres.lendTo(home.resolve("postgres"));
        Hub hub = Hub.start(new HubOptions(true, project.toAbsolutePath(), 0, 0, home));
        return new House(hub.url(), hub.sandboxUrl().orElseThrow(), project, () -> {
            hub.close();
            UnpackedPostgres.takeBack(home.resolve("postgres"));
        });
    }

    /** As with {@code -D} on its command line. */
    static House open(Path home, Path project, Map<String, String> settings) {
        settings.forEach(System::setProperty);
        try {
            return open(home, project);
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
    }

    String url() {
        return url;
    }

    String sandboxUrl() {
        return sandboxUrl;
    }

    /** Where routes/ and connectors/ lie that this house runs. */
    Path project() {
        return project;
    }

    /** As the shop posts it: signed. */
    HttpResponse<String> postOrder(String body, Map<String, String> headers) {
        return postOrder(body.getBytes(StandardCharsets.UTF_8), headers);
    }

    HttpResponse<String> postOrder(byte[] body, Map<String, String> headers) {
        var all = new HashMap<>(Map.of(
                "Content-Type",
                "application/json",
                "X-Shopify-Topic",
                "orders/create",
                "X-Shopify-Hmac-Sha256",
                Signed.base64("demo-shopify-secret", body)));
        all.putAll(headers);
        return post(url + "/in/demo/shopify", all, body);
    }

    /** As the Cloud API posts it: signed. */
    HttpResponse<String> postWebhook(byte[] body) {
        return post(
                url + "/whatsapp/webhook",
                Map.of(
                        "Content-Type",
                        "application/json",
                        "X-Hub-Signature-256",
                        "sha256=" + Signed.hex("demo-app-secret", body)),
                body);
    }

    /** With the API key, as if the system had sent it. */
    HttpResponse<String> handIn(String connector, Map<String, String> headers, byte[] body) {
        var all = new HashMap<>(KEY);
        all.put("Content-Type", "application/json");
        all.putAll(headers);
        return post(url + "/api/v1/events/" + connector, all, body);
    }

    HttpResponse<String> handIn(String connector, Object document) {
        return handIn(connector, Map.of(), Json.bytes(document));
    }

    HttpResponse<String> postApi(String path, Object document) {
        var headers = new HashMap<>(KEY);
        headers.put("Content-Type", "application/json");
        return post(url + "/api/v1" + path, headers, Json.bytes(document));
    }

    /** With how often each struck. */
    List<Tree> faults() {
        return Tree.of(Json.parse(get(sandboxUrl + "/_sandbox/faults").body())).items();
    }

    void clearFaults() {
        exchange(request(sandboxUrl + "/_sandbox/faults", Map.of()).DELETE().build());
    }

    HttpResponse<String> tellSandbox(String path, String json) {
        HttpResponse<String> answer = post(
                sandboxUrl + "/_sandbox" + path,
                Map.of("Content-Type", "application/json"),
                json.getBytes(StandardCharsets.UTF_8));
        if (answer.statusCode() >= 300) {
            throw new AssertionError(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    /** @return the wamid of what the customer wrote */
    String customerWrites(String who, String text) {
        String answer = tellSandbox(
                        "/customers/" + who.replace("+", "") + "/messages",
                        Json.text(Map.of("type", "text", "text", text)))
                .body();
        return Tree.of(Json.parse(answer)).text("wamid").orElseThrow();
    }

    Tree api(String path) {
        return get(url + "/api/v1" + path, KEY);
    }

    Tree health() {
        return Tree.of(Json.parse(
                exchange(request(url + "/actuator/health", KEY).build()).body()));
    }

    Tree sandbox(String path) {
        return get(sandboxUrl + "/_sandbox" + path, Map.of());
    }

    /** In the words of Prometheus. */
    String metrics() {
        return exchange(request(url + "/actuator/prometheus", KEY).build()).body();
    }

    /** UP or DOWN. */
    String readiness() {
        var answer = exchange(request(url + "/actuator/health/readiness", KEY).build());
        return Tree.of(Json.parse(answer.body())).text("status").orElse("");
    }

    /** What the sandbox accepted for that person, newest first. */
    List<Tree> sent(String to) {
        return sandbox("/messages?to=" + encoded(to)).items();
    }

    Tree awaitSent(String to) {
        return await("a message to " + to, () -> sent(to), list -> !list.isEmpty())
                .get(0);
    }

    /** The hub's messages about that business object, newest first. */
    List<Tree> messages(String businessKey) {
        return api("/messages?businessKey=" + encoded(businessKey)).items("items");
    }

    Tree awaitMessage(String businessKey, String... states) {
        return await(
                        "message about " + businessKey + " in " + String.join(" or ", states),
                        () -> messages(businessKey),
                        list -> !list.isEmpty()
                                && List.of(states)
                                        .contains(list.get(0).text("state").orElse("")))
                .get(0);
    }

    Tree message(Tree listed) {
        return api("/messages/" + listed.text("id").orElseThrow());
    }

    Tree trace(HttpResponse<String> answer) {
        return trace(Tree.of(Json.parse(answer.body()))
                .text("eventId")
                .orElseThrow(() -> new AssertionError(answer.body())));
    }

    Tree trace(String eventId) {
        return await(
                "a trace of " + eventId,
                () -> Tree.of(Json.parse(
                        exchange(request(url + "/api/v1/trace/" + eventId, KEY).build())
                                .body())),
                tree -> tree.has("outcome"));
    }

    List<Tree> replies(String from) {
        return api("/replies?from=" + encoded(from)).items("items");
    }

    List<Tree> parked() {
        return pages("/parked?limit=500");
    }

    /** All pages of a list. */
    List<Tree> pages(String path) {
        var all = new ArrayList<Tree>();
        String cursor = "";
        while (cursor != null) {
            Tree page = api(path + cursor);
            all.addAll(page.items("items"));
            cursor = page.text("next").map(next -> "&cursor=" + next).orElse(null);
        }
        return all;
    }

    HttpResponse<String> get(String address) {
        return exchange(request(address, Map.of()).build());
    }

    private Tree get(String address, Map<String, String> headers) {
        HttpResponse<String> answer = exchange(request(address, headers).build());
        if (answer.statusCode() != 200) {
            throw new AssertionError(address + " answered " + answer.statusCode() + " " + answer.body());
        }
        return Tree.of(Json.parse(answer.body()));
    }

    HttpResponse<String> post(String address, Map<String, String> headers, byte[] body) {
        return exchange(request(address, headers)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    /** With a second value of one header. */
    HttpResponse<String> post(
            String address, Map<String, String> headers, Map.Entry<String, String> again, byte[] body) {
        return exchange(request(address, headers)
                .header(again.getKey(), again.getValue())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    private static HttpRequest.Builder request(String address, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE);
        headers.forEach(request::header);
        return request;
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Asks again until the answer is right; fails with the last answer when patience ends. */
    static <T> T await(String what, Supplier<T> question, Predicate<T> isRight) {
        return await(PATIENCE, what, question, isRight);
    }

    static <T> T await(Duration patience, String what, Supplier<T> question, Predicate<T> isRight) {
        long deadline = System.nanoTime() + patience.toNanos();
        T last = question.get();
        while (!isRight.test(last)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(what + "; last seen: " + last);
            }
            LockSupport.parkNanos(20_000_000);
            last = question.get();
        }
        return last;
    }

    @Override
    public void close() {
        end.run();
    }
}
