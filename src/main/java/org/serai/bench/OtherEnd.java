package org.serai.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.serai.json.Json;

/** Someone else's Cloud API end: what it took is read in the hub's own list. A sandbox is told where statuses go. */
final class OtherEnd implements ApiEnd {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI api;
    private final Arrivals arrivals;
    private final Consumer<String> talk;
    private @Nullable HubList list;

    OtherEnd(URI api, Arrivals arrivals, Consumer<String> talk) {
        this.api = api;
        this.arrivals = arrivals;
        this.talk = talk;
    }

    @Override
    public String url() {
        return api.toString();
    }

    @Override
    public void join(URI hub) throws InterruptedException {
        list = new HubList(hub, client, arrivals, Clock.systemUTC());
        if (!tellSandbox(hub.resolve("/whatsapp/webhook"))) {
            talk.accept("statuses come back only if " + api + " delivers webhooks to " + hub);
        }
    }

    private boolean tellSandbox(URI webhook) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(api.toString().replaceFirst("/+$", "") + "/_sandbox/webhook"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(Map.of("url", webhook.toString()))))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException away) {
            return false;
        }
    }

    @Override
    public void look() throws InterruptedException {
        if (list != null) {
            list.look();
        }
    }

    @Override
    public Optional<Statuses> settle() {
        return Optional.empty(); // it tells them as it likes
    }

    @Override
    public void close() {
        // not ours to stop
    }
}
