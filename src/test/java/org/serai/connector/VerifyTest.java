package org.serai.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.serai.canonical.ConnectorName;
import org.serai.finding.Findings;
import org.serai.finding.Yaml;

class VerifyTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC);
    private static final byte[] BODY = "{\"id\": 1, \"ü\": \"€\"}".getBytes(StandardCharsets.UTF_8);
    private final Connectors connectors = Connectors.load(Path.of("connectors"), new Findings());
    private final Map<String, String> settings = new HashMap<>(Map.of("webhook-secret", "one two"));

    @Test
    void either_of_two_live_secrets_opens_the_door() {
        assertThat(shopify(Map.of("x-shopify-hmac-sha256", List.of(base64(mac("one", BODY))))))
                .isEqualTo("ok");
        assertThat(shopify(Map.of("X-SHOPIFY-HMAC-SHA256", List.of(" " + base64(mac("two", BODY)) + " "))))
                .isEqualTo("ok");
        assertThat(shopify(Map.of("X-Shopify-Hmac-Sha256", List.of(base64(mac("one two", BODY))))))
                .isEqualTo("signature.mismatch");
    }

    @Test
    void wrong_missing_and_doubled_signatures_are_refused() {
        String good = base64(mac("one", BODY));

        assertThat(shopify(Map.of())).isEqualTo("signature.missing");
        assertThat(shopify(Map.of("X-Shopify-Hmac-Sha256", List.of("")))).isEqualTo("signature.mismatch");
        assertThat(shopify(Map.of("X-Shopify-Hmac-Sha256", List.of("ü" + good))))
                .isEqualTo("signature.mismatch");
        assertThat(shopify(Map.of("X-Shopify-Hmac-Sha256", List.of(good, "other"))))
                .isEqualTo("signature.ambiguous");
        var spellings = new LinkedHashMap<String, List<String>>();
        spellings.put("X-Shopify-Hmac-Sha256", List.of(good));
        spellings.put("x-shopify-hmac-sha256", List.of("other"));
        assertThat(shopify(spellings)).isEqualTo("signature.ambiguous");
        assertThat(shopify(Map.of("X-Shopify-Hmac-Sha256", List.of(good, good))))
                .isEqualTo("ok");
    }

    @Test
    void an_empty_secret_opens_nothing() {
        for (String empty : List.of("", "  ")) {
            settings.put("webhook-secret", empty);
            assertThat(shopify(Map.of("X-Shopify-Hmac-Sha256", List.of(base64(mac("x", BODY))))))
                    .isEqualTo("signature.secret-missing");
        }
        settings.clear();
        assertThat(shopify(Map.of("X-Shopify-Hmac-Sha256", List.of("x")))).isEqualTo("signature.secret-missing");
    }

    @Test
    void a_secret_may_be_normalised_first() {
        settings.put("webhook-secret", "s\u00E9cret");
        String hex = HexFormat.of().formatHex(mac("se\u0301cret", BODY));

        assertThat(easypost("hmac-sha256-hex=" + hex)).isEqualTo("ok");
        assertThat(easypost(hex)).isEqualTo("signature.mismatch");
        assertThat(easypost("hmac-sha256-hex=" + HexFormat.of().formatHex(mac("s\u00E9cret", BODY))))
                .isEqualTo("signature.mismatch");
    }

    @Test
    void a_signed_timestamp_must_be_near_real_time() {
        for (String good : List.of("2026-11-22T09:00:00Z", "2026-11-22T08:55:00Z", "2026-11-22T10:05:00+01:00")) {
            assertThat(zendesk(good, good)).as(good).isEqualTo("ok");
        }
        assertThat(zendesk("2026-11-22T08:54:59Z", "2026-11-22T08:54:59Z")).isEqualTo("timestamp.outside-tolerance");
        assertThat(zendesk("2026-11-22T09:05:01Z", "2026-11-22T09:05:01Z")).isEqualTo("timestamp.outside-tolerance");
        assertThat(zendesk("2026-11-22T09:00:00Z", "2026-11-22T09:00:01Z")).isEqualTo("signature.mismatch");
        assertThat(zendesk("1764000000", "1764000000")).isEqualTo("timestamp.unreadable");
        assertThat(zendesk("2026-11-22T09:00:00Z", null)).isEqualTo("timestamp.missing");
    }

    @Test
    void an_empty_body_can_be_signed() {
        var request = new SignedRequest(
                "POST",
                "https://hub.example/in/acme/zendesk",
                Headers.ofSingle(Map.of(
                        "X-Zendesk-Webhook-Signature",
                        base64(mac("one", "2026-11-22T09:00:00Z".getBytes(StandardCharsets.UTF_8))),
                        "X-Zendesk-Webhook-Signature-Timestamp",
                        "2026-11-22T09:00:00Z")),
                new byte[0]);

        assertThat(code(connector("zendesk").verify(request, this::setting, NOW)))
                .isEqualTo("ok");
    }

    @Test
    void a_connector_without_a_door_lets_nobody_in() {
        assertThat(code(connector("jms").verify(request(Headers.ofSingle(Map.of())), this::setting, NOW)))
                .isEqualTo("connector.no-door");
    }

    @Test
    void tokens_passwords_methods_and_addresses_can_be_asked_for() {
        settings.put("user", "hub");
        settings.put("token", "t-1");

        assertThat(verified("{scheme: token, header: X-Token, secret: token}", Map.of("X-Token", "t-1")))
                .isEqualTo("ok");
        assertThat(verified("{scheme: token, header: X-Token, secret: token}", Map.of("X-Token", "t-2")))
                .isEqualTo("signature.mismatch");
        String basic = "Basic " + base64("hub:t-1".getBytes(StandardCharsets.UTF_8));
        assertThat(verified("{scheme: basic, secret: token, user: user}", Map.of("Authorization", basic)))
                .isEqualTo("ok");
        assertThat(verified("{scheme: none}", Map.of())).isEqualTo("ok");
        byte[] all = ("POSThttps://hub.example/in/acme/x" + new String(BODY, StandardCharsets.UTF_8) + "1795338000000")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(verified(
                        "{scheme: hmac-sha256, header: X-S, secret: token, signed: [method, url, body, timestamp],"
                                + " timestamp: {header: X-T, format: millis, tolerance: 5m}}",
                        Map.of("X-S", base64(mac("t-1", all)), "X-T", "1795338000000")))
                .isEqualTo("ok");
    }

    @Test
    void hubspots_signature_covers_method_address_body_and_milliseconds() {
        byte[] all = ("POSThttps://hub.example/in/acme/x" + new String(BODY, StandardCharsets.UTF_8) + "1795338000000")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(hubspot(all, "1795338000000")).isEqualTo("ok");
        assertThat(hubspot(all, "1795338000001")).isEqualTo("signature.mismatch");
        assertThat(hubspot(all, "1795337699999")).isEqualTo("timestamp.outside-tolerance");
        assertThat(hubspot(all, "1795338000")).isEqualTo("timestamp.outside-tolerance");
        assertThat(hubspot(BODY, "1795338000000")).isEqualTo("signature.mismatch");
    }

    private String hubspot(byte[] signed, String at) {
        settings.put("webhook-secret", "one two");
        var headers = Headers.ofSingle(
                Map.of("X-HubSpot-Signature-v3", base64(mac("two", signed)), "X-HubSpot-Request-Timestamp", at));
        return code(connector("hubspot").verify(request(headers), this::setting, NOW));
    }

    @Test
    void freshdesk_is_known_by_either_of_two_shared_secrets() {
        settings.put("webhook-secret", "one two");

        assertThat(freshdesk("one")).isEqualTo("ok");
        assertThat(freshdesk("two")).isEqualTo("ok");
        assertThat(freshdesk("one two")).isEqualTo("signature.mismatch");
        assertThat(freshdesk("")).isEqualTo("signature.mismatch");
    }

    private String freshdesk(String token) {
        return code(connector("freshdesk")
                .verify(request(Headers.ofSingle(Map.of("X-Serai-Token", token))), this::setting, NOW));
    }

    private String verified(String yaml, Map<String, String> headers) {
        var findings = new Findings();
        var declared = new HashMap<String, Setting>();
        declared.put("token", new Setting("token", "t", "d", "password", true, null, null, null));
        declared.put("user", new Setting("user", "t", "d", "string", true, null, null, null));
        var verification =
                new VerificationReader(Yaml.read("x", yaml, findings).orElseThrow(), declared, findings).read();
        assertThat(findings.list()).isEmpty();
        return code(
                new Verifier(verification, List::of).verify(request(Headers.ofSingle(headers)), this::setting, NOW));
    }

    private String shopify(Map<String, List<String>> headers) {
        return code(connector("shopify").verify(request(Headers.of(headers)), this::setting, NOW));
    }

    private String easypost(String signature) {
        var headers = Headers.ofSingle(Map.of("X-Hmac-Signature", signature));
        return code(connector("easypost").verify(request(headers), this::setting, NOW));
    }

    private String zendesk(String signed, @org.jspecify.annotations.Nullable String sent) {
        byte[] both = (signed + new String(BODY, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        var headers = new HashMap<>(Map.of("X-Zendesk-Webhook-Signature", base64(mac("two", both))));
        if (sent != null) {
            headers.put("X-Zendesk-Webhook-Signature-Timestamp", sent);
        }
        return code(connector("zendesk").verify(request(Headers.ofSingle(headers)), this::setting, NOW));
    }

    private Connector connector(String name) {
        return connectors.find(new ConnectorName(name)).orElseThrow();
    }

    private Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    private static SignedRequest request(Headers headers) {
        return new SignedRequest("POST", "https://hub.example/in/acme/x", headers, BODY);
    }

    private static String code(VerifyResult result) {
        return result.fold(ok -> "ok", refused -> refused.reason().code());
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] mac(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
