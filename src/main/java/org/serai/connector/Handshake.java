package org.serai.connector;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.serai.canonical.Tree;
import org.serai.json.Json;
import org.serai.json.JsonException;

/**
 * How a system makes sure that its receiver is there, before it sends anything. It is answered and forgotten.
 *
 * @param kind by which of three it is known
 * @param name the query parameter whose value comes back as plain text, the JSON Pointer whose value comes back in JSON
 *     under its last step, or the method that is answered with nothing
 */
public record Handshake(Kind kind, String name) {
    /** What is longer is no challenge. */
    private static final int MOST_BYTES = 4_096;

    /** Where a handshake is seen. */
    public enum Kind {
        QUERY,
        POINTER,
        METHOD
    }

    /** Asked before anything is read or verified: these bring nothing that could be believed. */
    Optional<Greeting> unsigned(String method, String url) {
        return switch (kind) {
            case QUERY -> single(Query.of(url).values(name)).map(Handshake::plain);
            case METHOD -> method.equals(name) ? Optional.of(Greeting.EMPTY) : Optional.empty();
            case POINTER -> Optional.empty();
        };
    }

    /** Asked of a body that is verified. */
    Optional<Greeting> signed(byte[] body) {
        return kind == Kind.POINTER && body.length <= MOST_BYTES
                ? challenge(body).map(this::json)
                : Optional.empty();
    }

    private Optional<String> challenge(byte[] body) {
        try {
            return Tree.of(Json.parse(body)).at(Part.steps(name)).text();
        } catch (JsonException unreadable) {
            return Optional.empty();
        }
    }

    /** Only what can do no harm wherever it is shown: one line of ASCII. */
    private static Optional<String> single(Set<String> values) {
        return values.size() == 1
                ? values.stream()
                        .filter(value -> value.length() <= MOST_BYTES)
                        .filter(value -> value.chars().allMatch(c -> c >= ' ' && c <= '~'))
                        .findFirst()
                : Optional.empty();
    }

    private static Greeting plain(String text) {
        return new Greeting("text/plain;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private Greeting json(String challenge) {
        String[] steps = Part.steps(name);
        return new Greeting("application/json", Json.bytes(Map.of(steps[steps.length - 1], challenge)));
    }
}
