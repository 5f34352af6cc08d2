package org.serai.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.serai.canonical.UnavailableException;

/** A counter of the hub, as its metrics tell it, over all labels. */
final class HubCounter {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;
    private final String name;

    HubCounter(URI hub, String name) {
        this.name = name;
        this.request = HttpRequest.newBuilder(hub.resolve("/actuator/prometheus"))
                .timeout(Duration.ofSeconds(20))
                .build();
    }

    /** @throws UnavailableException when the hub does not tell */
    long value() throws InterruptedException {
        try {
            String scrape =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return scrape.lines()
                    .filter(line -> line.startsWith(name + "{"))
                    .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
        } catch (IOException away) {
            throw new UnavailableException("hub", "it does not tell its metrics any more", away);
        }
    }
}
