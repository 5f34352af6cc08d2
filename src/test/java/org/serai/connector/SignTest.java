package org.serai.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.serai.canonical.ConnectorName;
import org.serai.finding.Findings;
import org.serai.finding.Yaml;
import org.serai.json.Json;

class SignTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC);
    private static final String URL = "https://hub.example/in/acme/system";
    private static final byte[] BODY = "{\"id\":1}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "{\"id\":2}".getBytes(StandardCharsets.UTF_8);

    @TestFactory
    Stream<DynamicTest> the_door_of_every_folder_opens_for_what_was_signed_for_it() {
        return Shipped.CONNECTORS.all().stream()
                .filter(connector -> connector.descriptor().webhook() != null)
                .map(connector -> DynamicTest.dynamicTest(connector.name().value(), () -> opens(connector)));
    }

    private static void opens(Connector connector) {
        SignedRequest signed = connector.sign(request(BODY), SignTest::setting, NOW);
        assertThat(connector.verify(signed, SignTest::setting, NOW).isOk()).isTrue();
        SignedRequest bare = request(BODY);
        assertThat(connector.verify(bare, SignTest::setting, NOW).isOk()).isFalse();
    }

    @Test
    void a_signature_is_good_for_its_own_bytes_only() {
        Connector shopify =
                Shipped.CONNECTORS.find(new ConnectorName("shopify")).orElseThrow();
        SignedRequest signed = shopify.sign(request(BODY), SignTest::setting, NOW);
        SignedRequest forged = new SignedRequest("POST", URL, signed.headers(), OTHER);
        assertThat(shopify.verify(forged, SignTest::setting, NOW).isOk()).isFalse();
    }

    @Test
    void a_time_may_share_the_header_with_the_signature() {
        assertThat(
                        opened(
                                "{scheme: hmac-sha256, header: X-Sig, prefix: 'v1=', separator: ',', encoding: hex, secret: token,"
                                        + " signed: [timestamp, '.', body], timestamp: {header: X-Sig, prefix: 't=', format: seconds}}"))
                .isTrue();
    }

    @Test
    void a_token_may_stand_in_each_document() {
        assertThat(opened("{scheme: token, pointer: /auth/token, secret: token}"))
                .isTrue();
    }

    private static boolean opened(String block) {
        var findings = new Findings();
        var node = Yaml.read("connector.yaml", block, findings).orElseThrow();
        var secret = new Setting("token", "", "", "password", true, null, null, null);
        Verification wanted = new VerificationReader(node, Map.of("token", secret), findings).read();
        var verifier = new Verifier(wanted, java.util.List::of);
        SignedRequest signed = new Signer(wanted, verifier).sign(request(BODY), SignTest::setting, NOW);
        assertThat(Json.parse(signed.body())).isNotNull();
        return verifier.verify(signed, SignTest::setting, NOW).isOk();
    }

    private static SignedRequest request(byte[] body) {
        return new SignedRequest("POST", URL, Headers.ofSingle(Map.of("Content-Type", "application/json")), body);
    }

    /** Good for base64, too. */
    private static Optional<String> setting(String name) {
        return Optional.of("c2VjcmV0LW9uZQ==");
    }
}
