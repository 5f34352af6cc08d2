package org.serai.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.serai.canonical.UnavailableException;

/** What the hub's metrics tell. */
final class HubMetrics {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;

    HubMetrics(URI hub) {
        this.request = HttpRequest.newBuilder(hub.resolve("/actuator/prometheus"))
                .timeout(Duration.ofSeconds(20))
                .build();
    }

    /** Over all its labels. */
    double sum(String name) throws InterruptedException {
        return sum(name, "");
    }

    /**
     * @param label as {@code name="value"}; of samples with another one nothing is counted
     * @throws UnavailableException when the hub does not tell
     */
    double sum(String name, String label) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(name + "{") && line.contains(label))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
        } catch (IOException away) {
            throw new UnavailableException("hub", "it does not tell its metrics any more", away);
        }
    }
}
