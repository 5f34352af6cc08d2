package org.serai.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.serai.json.Json;

/** A started sandbox, its webhook, and a client that speaks to both sides of it over real HTTP. */
final class Meta implements AutoCloseable {
    static final String ACCOUNT = "102290129340398";
    static final String NUMBER = "106540352242922";
    static final String ADA = "4915100000001";
    final Receiver webhook = new Receiver();
    final AtomicReference<Duration> hubOffset = new AtomicReference<>();
    final Sandbox sandbox;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    record Reply(int status, byte[] body) {
        Map<String, Object> json() {
            return Json.parseObject(body);
        }

        List<Map<?, ?>> list() {
            return Receiver.list(Json.parse(body));
        }

        Map<?, ?> error() {
            return Receiver.object(json(), "error");
        }

        int code() {
            return ((Number) Objects.requireNonNull(error().get("code"))).intValue();
        }

        String details() {
            return String.valueOf(Receiver.object(error(), "error_data").get("details"));
        }

        String wamid() {
            return String.valueOf(Receiver.list(json().get("messages")).get(0).get("id"));
        }
    }

    Meta() {
        this(settings -> settings);
    }

    Meta(UnaryOperator<SandboxSettings> change) {
        var settings = SandboxSettings.demo();
        settings = settings.withPort(0).withWebhook(webhook.address()).withClock(settings.clock(), hubOffset::set);
        sandbox = Sandbox.start(change.apply(settings));
    }

    Reply exchange(HttpRequest.Builder request) throws IOException {
        return exchange(request, Duration.ofSeconds(15));
    }

    Reply exchange(HttpRequest.Builder request, Duration patience) throws IOException {
        try {
            HttpResponse<byte[]> response =
                    client.send(request.timeout(patience).build(), BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response.body());
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    Reply call(String method, String path, @Nullable String body) {
        try {
            return exchange(request(path)
                    .header("Authorization", "Bearer demo-access-token")
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(sandbox.url() + path)).header("Content-Type", "application/json");
    }

    Reply get(String path) {
        return call("GET", path, null);
    }

    Reply post(String path, String body) {
        return call("POST", path, body);
    }

    Reply send(String body) {
        return post("/v26.0/" + NUMBER + "/messages", body);
    }

    /** Throws what the caller of a broken connection sees. */
    Reply sendOrBreak(String body) throws IOException {
        return exchange(request("/v26.0/" + NUMBER + "/messages")
                .header("Authorization", "Bearer demo-access-token")
                .POST(BodyPublishers.ofString(body)));
    }

    void faults(String list) {
        post("/_sandbox/faults", list);
    }

    Reply customer(String who, String body) {
        return post("/_sandbox/customers/" + who + "/messages", body);
    }

    Map<String, Object> ledger() {
        return get("/_sandbox/ledger").json();
    }

    /** Named parameters, a text header, a quick reply and a link. */
    void orderTemplate() {
        post("/v26.0/" + ACCOUNT + "/message_templates", """
                {"name":"order_ok","language":"en","category":"UTILITY","parameter_format":"NAMED","components":[
                 {"type":"HEADER","format":"TEXT","text":"Order {{no}}","example":{"header_text_named_params":[{"param_name":"no","example":"1"}]}},
                 {"type":"BODY","text":"Hello {{name}}, thanks for order {{no}}, we write again.","example":{"body_text_named_params":[{"param_name":"name","example":"A"},{"param_name":"no","example":"1"}]}},
                 {"type":"FOOTER","text":"Reply STOP"},
                 {"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Change address"},{"type":"URL","text":"Track","url":"https://t.example/{{1}}","example":["https://t.example/a"]}]}]}""");
    }

    static String order(String opaque) {
        return order(ADA, opaque, "Zo\u00eb");
    }

    static String order(String to, String opaque, String name) {
        return """
               {"messaging_product":"whatsapp","to":"+%s","type":"template","biz_opaque_callback_data":"%s","template":{"name":"order_ok","language":{"code":"en"},"components":[
                {"type":"header","parameters":[{"type":"text","parameter_name":"no","text":"4711"}]},
                {"type":"body","parameters":[{"type":"text","parameter_name":"no","text":"4711"},{"type":"text","parameter_name":"name","text":"%s"}]},
                {"type":"button","sub_type":"quick_reply","index":"0","parameters":[{"type":"payload","payload":"TOKEN-1"}]},
                {"type":"button","sub_type":"url","index":1,"parameters":[{"type":"text","text":"4711"}]}]}}""".formatted(to, opaque, name);
    }

    static String text(String to, String body) {
        return "{\"messaging_product\":\"whatsapp\",\"to\":\"" + to + "\",\"type\":\"text\",\"text\":{\"body\":\""
                + body + "\"}}";
    }

    @Override
    public void close() {
        sandbox.close();
        webhook.close();
    }
}
