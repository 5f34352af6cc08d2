package org.serai.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.serai.finding.Finding;
import org.serai.finding.Findings;
import org.serai.finding.Yaml;

class HandshakeTest {
    private static final String DOOR = "https://hub.example/in/acme/x";

    @Test
    void a_validation_token_comes_back_as_plain_text() {
        Handshake handshake = handshake("{query: validationToken}");

        assertThat(asked(handshake, "POST", "?validationToken=Validation%3A+a%2Fb%3D"))
                .contains("Validation: a/b=");
        assertThat(handshake
                        .unsigned("GET", DOOR + "?x=1&validationToken=t")
                        .orElseThrow()
                        .contentType())
                .startsWith("text/plain");
        assertThat(asked(handshake, "POST", "")).isEmpty();
        assertThat(asked(handshake, "POST", "?ValidationToken=t")).isEmpty();
    }

    @Test
    void what_is_no_token_is_not_repeated() {
        Handshake handshake = handshake("{query: validationToken}");

        for (String odd : List.of("%0D%0ASet-Cookie: a", "%00", "%C3%BC", "%zz", "a&validationToken=b")) {
            assertThat(asked(handshake, "POST", "?validationToken=" + odd))
                    .as(odd)
                    .isEmpty();
        }
        assertThat(asked(handshake, "POST", "?validationToken=" + "a".repeat(5_000)))
                .isEmpty();
    }

    @Test
    void a_challenge_in_a_verified_document_comes_back_under_its_own_name() {
        Handshake handshake = handshake("{pointer: /event/challenge}");

        assertThat(answered(handshake, "{\"event\":{\"challenge\":\"c-\\\"1\"}}"))
                .contains("{\"challenge\":\"c-\\\"1\"}");
        assertThat(answered(handshake, "{\"event\":{\"id\":1}}")).isEmpty();
        assertThat(answered(handshake, "[".repeat(4_000))).isEmpty();
        assertThat(answered(handshake, "{\"event\":{\"challenge\":\"" + "c".repeat(5_000) + "\"}}"))
                .isEmpty();
        assertThat(asked(handshake, "POST", "?challenge=c")).isEmpty();
    }

    @Test
    void a_method_of_its_own_is_answered_with_nothing() {
        Handshake handshake = handshake("{method: GET}");

        assertThat(asked(handshake, "GET", "?key=k")).contains("");
        assertThat(asked(handshake, "POST", "")).isEmpty();
    }

    @Test
    void a_handshake_nobody_could_keep_is_found_where_it_stands() {
        assertThat(findings("{query: a, method: GET}")).containsExactly("a handshake is known by one thing");
        assertThat(findings("{pointer: challenge}")).containsExactly("a JSON Pointer begins with `/`");
        assertThat(findings("{method: POST}")).containsExactly("`method` cannot be `POST`");
        assertThat(findings("{challenge: a, query: b}"))
                .contains("unknown key `challenge`", "a handshake is known by one thing");
    }

    private static Optional<String> asked(Handshake handshake, String method, String query) {
        return text(handshake.unsigned(method, DOOR + query));
    }

    private static Optional<String> answered(Handshake handshake, String body) {
        return text(handshake.signed(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Optional<String> text(Optional<Greeting> greeting) {
        return greeting.map(said -> new String(said.body(), StandardCharsets.UTF_8));
    }

    private static List<String> findings(String yaml) {
        var findings = new Findings();
        read(yaml, findings);
        return findings.list().stream().map(Finding::message).toList();
    }

    private static Handshake handshake(String yaml) {
        var findings = new Findings();
        Handshake read = read(yaml, findings);
        assertThat(findings.list()).isEmpty();
        return Optional.ofNullable(read).orElseThrow();
    }

    private static @Nullable Handshake read(String yaml, Findings findings) {
        return new HandshakeReader(Yaml.read("x", yaml, findings).orElseThrow(), findings).read();
    }
}
