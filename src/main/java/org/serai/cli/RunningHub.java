package org.serai.cli;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.serai.canonical.Tree;
import org.serai.json.Json;
import org.serai.json.JsonException;

/** A hub that answers its health address, and what it says about its parts. */
record RunningHub(URI base, Tree health, Optional<String> date) {
    static Optional<RunningHub> at(Probe probe, URI base) {
        return probe.get(URI.create(base + "/actuator/health"), Optional.empty())
                .flatMap(answer -> of(base, answer));
    }

    private static Optional<RunningHub> of(URI base, HttpResponse<byte[]> answer) {
        try {
            Tree health = Tree.of(Json.parse(answer.body()));
            return health.has("status")
                    ? Optional.of(new RunningHub(base, health, answer.headers().firstValue("date")))
                    : Optional.empty();
        } catch (JsonException somebodyElse) {
            return Optional.empty();
        }
    }

    /** Empty when its health does not speak of this part. */
    Optional<String> status(String part) {
        return health.text("components", part, "status");
    }

    /** How one part fares, as the hub sees it. */
    Optional<Checked> check(String name, String part, String remedy) {
        return status(part)
                .map(status -> status.equals("UP")
                        ? Checked.ok(name, "the hub at " + base + " says UP")
                        : Checked.fail(name, "the hub at " + base + " says " + status + details(part), remedy));
    }

    private String details(String part) {
        String details = Json.text(health.at("components", part, "details").node());
        return details.equals("null") ? "" : " " + details;
    }
}
