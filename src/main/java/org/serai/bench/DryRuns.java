package org.serai.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.serai.canonical.Tree;
import org.serai.canonical.UnavailableException;
import org.serai.connector.Connector;
import org.serai.json.Json;

/** Asks a hub what it would make of a document; nothing is kept or sent. */
final class DryRuns {
    static final String KEY = "Bearer demo-api-key";
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI hub;
    private final Connector connector;

    DryRuns(URI hub, Connector connector) {
        this.hub = hub;
        this.connector = connector;
    }

    Prospect of(byte[] body, Map<String, String> headers) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        hub.resolve("/api/v1/events/" + connector.name() + "?dryRun=true"))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", KEY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach((name, value) -> {
            if (!name.equalsIgnoreCase("Authorization")) {
                request.header(name, value);
            }
        });
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return answer.statusCode() == 200
                    ? Prospect.of(Tree.of(Json.parse(answer.body())))
                    : Prospect.of(Tree.of(Map.of()));
        } catch (IOException away) {
            throw new UnavailableException("hub", "it does not answer a dry run", away);
        }
    }
}
