package org.serai.bench;

import io.netty.handler.codec.http.FullHttpRequest;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.serai.connector.Connector;
import org.serai.connector.Headers;
import org.serai.connector.Part;
import org.serai.connector.Setting;
import org.serai.connector.SignedRequest;
import org.serai.connector.WebhookDoor;

/** Documents as their system posts them to the demo's door: with its headers, signed as the folder wants it. */
final class SystemPosts {
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("host", "content-length", "connection", "transfer-encoding", "expect", "content-encoding");
    private final URI hub;
    private final Connector connector;
    private final Clock clock;

    SystemPosts(URI hub, Connector connector, Clock clock) {
        this.hub = hub;
        this.connector = connector;
        this.clock = clock;
    }

    /** What goes with copy {@code number}: the sample's own headers, its type, and an id of the delivery where a header holds it. */
    Map<String, String> headers(Candidate candidate, int number) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(candidate.headers());
        headers.keySet().removeIf(name -> OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT)));
        headers.putIfAbsent("Content-Type", contentType());
        var naming = connector.descriptor().naming();
        if (candidate.type() != null) {
            header(naming.documentType()).ifPresent(name -> headers.put(name, candidate.type()));
        }
        header(naming.deliveryId()).ifPresent(name -> headers.put(name, "bench-" + number));
        return headers;
    }

    private static Optional<String> header(@Nullable Part part) {
        return Optional.ofNullable(part).map(Part::header);
    }

    private String contentType() {
        WebhookDoor door = connector.descriptor().webhook();
        return door == null || door.contentTypes().isEmpty()
                ? "application/json"
                : door.contentTypes().get(0);
    }

    FullHttpRequest signed(Map<String, String> headers, byte[] body) {
        String path = "/in/demo/" + connector.name();
        SignedRequest signed = connector.sign(
                new SignedRequest("POST", hub.resolve(path).toString(), Headers.ofSingle(headers), body),
                this::setting,
                clock);
        String query = Optional.ofNullable(URI.create(signed.url()).getRawQuery())
                .map(words -> "?" + words)
                .orElse("");
        return new Posts(hub.getAuthority()).to(path + query, signed.headers().single(), signed.body());
    }

    /** As the demo fills it in. */
    private Optional<String> setting(String name) {
        Setting setting = connector.descriptor().settings().get(name);
        if (setting == null) {
            return Optional.empty();
        }
        String word = name.equals("webhook-secret") ? "secret" : name;
        return setting.isSecret()
                ? Optional.of("demo-" + connector.name() + "-" + word)
                : Optional.ofNullable(setting.defaultValue()).or(() -> Optional.ofNullable(setting.example()));
    }
}
