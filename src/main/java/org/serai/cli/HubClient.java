package org.serai.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.serai.canonical.Tree;
import org.serai.json.Json;
import org.serai.json.JsonException;

/** Asks a running hub over its REST interface; every refusal becomes a {@link CliFailure} with its exit code. */
final class HubClient {
    private final URI base;
    private final String key;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    HubClient(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    URI base() {
        return base;
    }

    Tree get(String path, Map<String, String> query) {
        return answer(request(path + query(query)).GET());
    }

    /** Empty when the hub knows no such thing. */
    Optional<Tree> find(String path) {
        HttpResponse<byte[]> response = call(request(path).GET());
        return response.statusCode() == 404 ? Optional.empty() : Optional.of(read(response));
    }

    Tree post(String path, Object tree) {
        return answer(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(tree))));
    }

    /** Posts bytes as they are, with these headers. */
    Tree post(String path, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = request(path);
        headers.forEach(request::setHeader);
        return answer(request.POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String query(Map<String, String> query) {
        return query.isEmpty()
                ? ""
                : query.entrySet().stream()
                        .map(e -> e.getKey() + "=" + segment(e.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + key);
    }

    private Tree answer(HttpRequest.Builder request) {
        return read(call(request));
    }

    private HttpResponse<byte[]> call(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException away) {
            throw new CliFailure(
                    Exit.AWAY,
                    "the hub at " + base + " does not answer",
                    "start one with `serai run --demo`, or name another with --hub or SERAI_HUB");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CliFailure(Exit.PART, "interrupted", "run the command again");
        }
    }

    private Tree read(HttpResponse<byte[]> response) {
        if (response.statusCode() / 100 != 2) {
            throw HubProblem.of(response, base);
        }
        try {
            return Tree.of(response.body().length == 0 ? Map.of() : Json.parse(response.body()));
        } catch (JsonException foreign) {
            throw new CliFailure(
                    Exit.AWAY, base + " answers, but not like a hub of Serai", "look at --hub and SERAI_HUB");
        }
    }
}
