package org.serai.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.serai.finding.Finding;
import org.serai.finding.Findings;
import org.serai.finding.Yaml;

/** Signature schemes by settings only, as systems have them that no folder is there for yet. */
class SchemesTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC);
    private static final String SECONDS = "1795338000";
    private static final String BODY = "{\"challenge\": \"c-1\", \"ü\": \"€\"}";
    private static final String STANDARD =
            "{scheme: hmac-sha256, header: webhook-signature, prefix: 'v1,', separator: ' ', secret: token,"
                    + " secret-form: base64, id: webhook-id, signed: [id, '.', timestamp, '.', body], timestamp: {header:"
                    + " webhook-timestamp, format: seconds}}";
    private static final String IN_ONE_HEADER =
            "{scheme: hmac-sha256, header: X-Sig, prefix: 'v1=', separator: ',', encoding: hex, secret: token,"
                    + " signed: [timestamp, '.', body], timestamp: {header: X-Sig, prefix: 't=', format: seconds}}";
    private final Map<String, String> settings = new HashMap<>(Map.of("token", "old new", "user", "hub"));

    @Test
    void old_systems_sign_with_sha1_and_careful_ones_with_sha512() {
        String sha1 = "{scheme: hmac-sha1, header: X-Sig, encoding: hex, prefix: 'sha1=', secret: token}";
        assertThat(verified(sha1, Map.of("X-Sig", "sha1=" + hex(mac("HmacSHA1", "new", BODY)))))
                .isEqualTo("ok");
        assertThat(verified(sha1, Map.of("X-Sig", "sha1=" + hex(mac("HmacSHA256", "new", BODY)))))
                .isEqualTo("signature.mismatch");
        assertThat(verified(
                        "{scheme: hmac-sha512, header: X-Sig, secret: token}",
                        Map.of("X-Sig", base64(mac("HmacSHA512", "old", BODY)))))
                .isEqualTo("ok");
    }

    /** The vector of the specification's own libraries. */
    @Test
    void standard_webhooks_own_vector_opens_the_door() {
        settings.put("token", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        var headers = Map.of(
                "webhook-id",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "webhook-timestamp",
                "1614265330",
                "webhook-signature",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        var then = Clock.fixed(Instant.ofEpochSecond(1_614_265_330L), ZoneOffset.UTC);

        assertThat(verified(STANDARD, headers, "{\"test\": 2432232314}", then)).isEqualTo("ok");
        assertThat(verified(STANDARD, headers, "{\"test\": 2432232315}", then)).isEqualTo("signature.mismatch");
        assertThat(verified(STANDARD, headers, "{\"test\": 2432232314}", NOW)).isEqualTo("timestamp.outside-tolerance");
    }

    @Test
    void one_of_several_signatures_in_one_header_is_enough() {
        String secret = "c2VjcmV0LW9uZQ==";
        settings.put("token", "whsec_" + base64(bytes("another")) + " " + secret);
        String good = "v1," + base64(mac("HmacSHA256", "secret-one", "m-1." + SECONDS + "." + BODY));

        assertThat(standard("v1,AAAA " + good + " v1a,BBBB")).isEqualTo("ok");
        assertThat(standard("v1,AAAA v1a," + good.substring(3))).isEqualTo("signature.mismatch");
        assertThat(standard("")).isEqualTo("signature.mismatch");
        settings.put("token", "whsec_not base64!");
        assertThat(standard(good)).isEqualTo("signature.secret-unreadable");
        settings.put("token", "whsec_");
        assertThat(standard(good)).isEqualTo("signature.secret-unreadable");
    }

    private String standard(String signatures) {
        return verified(
                STANDARD, Map.of("webhook-id", "m-1", "webhook-timestamp", SECONDS, "webhook-signature", signatures));
    }

    @Test
    void a_time_may_stand_beside_the_signature() {
        String good = hex(mac("HmacSHA256", "new", SECONDS + "." + BODY));

        assertThat(inOneHeader("t=" + SECONDS + ",v1=" + good)).isEqualTo("ok");
        assertThat(inOneHeader("v0=00, v1=00, v1=" + good + ", t=" + SECONDS)).isEqualTo("ok");
        assertThat(inOneHeader("t=" + SECONDS + ",v0=" + good)).isEqualTo("signature.mismatch");
        assertThat(inOneHeader("t=1795337000,v1=" + good)).isEqualTo("timestamp.outside-tolerance");
        assertThat(inOneHeader("v1=" + good)).isEqualTo("timestamp.missing");
        assertThat(inOneHeader("t=" + SECONDS + ",t=1795337000,v1=" + good)).isEqualTo("timestamp.ambiguous");
        assertThat(inOneHeader("t=soon,v1=" + good)).isEqualTo("timestamp.unreadable");
    }

    private String inOneHeader(String value) {
        return verified(IN_ONE_HEADER, Map.of("X-Sig", value));
    }

    @Test
    void text_of_its_own_may_be_signed_along() {
        String slack = "{scheme: hmac-sha256, header: X-Sig, prefix: 'v0=', encoding: hex, secret: token,"
                + " signed: ['v0:', timestamp, ':', body], timestamp: {header: X-T, format: seconds}}";
        String good = "v0=" + hex(mac("HmacSHA256", "old", "v0:" + SECONDS + ":" + BODY));

        assertThat(verified(slack, Map.of("X-Sig", good, "X-T", SECONDS))).isEqualTo("ok");
        assertThat(verified(slack, Map.of("X-Sig", good, "X-T", "1795338001"))).isEqualTo("signature.mismatch");
    }

    @Test
    void a_token_may_stand_in_the_address() {
        String query = "{scheme: token, query: key, secret: token}";

        assertThat(called(query, "?key=new")).isEqualTo("ok");
        assertThat(called(query, "?a=b&key=%6Eew&key=new")).isEqualTo("ok");
        assertThat(called(query, "?key=other")).isEqualTo("signature.mismatch");
        assertThat(called(query, "?key=new&key=other")).isEqualTo("signature.ambiguous");
        assertThat(called(query, "?key=%zz&Key=new")).isEqualTo("signature.missing");
        assertThat(called(query, "")).isEqualTo("signature.missing");
    }

    @Test
    void a_token_may_stand_in_every_document_of_a_batch() {
        String pointer = "{scheme: token, pointer: /clientState, secret: token}";

        assertThat(sent(pointer, "{\"value\":[{\"clientState\":\"new\"},{\"clientState\":\"new\"}]}"))
                .isEqualTo("ok");
        assertThat(sent(pointer, "{\"value\":[{\"clientState\":\"new\"},{\"clientState\":\"other\"}]}"))
                .isEqualTo("signature.ambiguous");
        assertThat(sent(pointer, "{\"value\":[{\"clientState\":\"new\"},{}]}")).isEqualTo("signature.ambiguous");
        assertThat(sent(pointer, "{\"value\":[{\"clientState\":\"other\"}]}")).isEqualTo("signature.mismatch");
        assertThat(sent(pointer, "{\"value\":[{}]}")).isEqualTo("signature.missing");
        assertThat(sent(pointer, "[".repeat(100_000))).isEqualTo("signature.missing");
    }

    @Test
    void what_cannot_be_verified_is_found_before_anything_comes() {
        assertThat(findings("{scheme: hmac-sha256, header: X, secret: token, signed: [bdy]}"))
                .containsExactly("`bdy` cannot be signed", "the body is not signed");
        assertThat(findings("{scheme: hmac-sha256, header: X, secret: token, signed: [timestamp, body]}"))
                .containsExactly("a signed timestamp stands in a header");
        assertThat(findings("{scheme: hmac-sha256, header: X, secret: token, signed: [id, body]}"))
                .containsExactly("a signed id stands in a header");
        assertThat(findings("{scheme: hmac-md5, header: X, secret: token}"))
                .containsExactly("`scheme` cannot be `hmac-md5`");
        assertThat(findings("{scheme: basic, query: key, user: user, secret: token}"))
                .containsExactly("only a token can stand in `query`");
        assertThat(findings("{scheme: token, pointer: clientState, secret: token}"))
                .containsExactly("a JSON Pointer begins with `/`");
        assertThat(findings("{scheme: hmac-sha256, header: X, secret: token, secret-form: hex}"))
                .containsExactly("`secret-form` cannot be `hex`");
        assertThat(findings("{scheme: hmac-sha256, header: X, secret: token, timestamp: {header: X, prefix: 't='}}"))
                .containsExactly("a header with a time beside the signature has something between them");
    }

    private String called(String yaml, String query) {
        return code(verification(yaml, new Findings()), request(query, Map.of(), "{}"), List::of, NOW);
    }

    private String sent(String yaml, String body) {
        return code(
                verification(yaml, new Findings()), request("", Map.of(), body), new Batch("/value")::documents, NOW);
    }

    private String verified(String yaml, Map<String, String> headers) {
        return verified(yaml, headers, BODY, NOW);
    }

    private String verified(String yaml, Map<String, String> headers, String body, Clock clock) {
        var findings = new Findings();
        var verification = verification(yaml, findings);
        assertThat(findings.list()).isEmpty();
        return code(verification, request("", headers, body), List::of, clock);
    }

    private static List<String> findings(String yaml) {
        var findings = new Findings();
        verification(yaml, findings);
        return findings.list().stream().map(Finding::message).toList();
    }

    private static Verification verification(String yaml, Findings findings) {
        var declared = new LinkedHashMap<String, Setting>();
        declared.put("token", new Setting("token", "t", "d", "password", true, null, null, null));
        declared.put("user", new Setting("user", "t", "d", "string", true, null, null, null));
        return new VerificationReader(Yaml.read("x", yaml, findings).orElseThrow(), declared, findings).read();
    }

    private String code(
            Verification verification, SignedRequest request, Function<byte[], List<byte[]>> documents, Clock clock) {
        return new Verifier(verification, documents)
                .verify(request, name -> Optional.ofNullable(settings.get(name)), clock)
                .fold(ok -> "ok", refused -> refused.reason().code());
    }

    private static SignedRequest request(String query, Map<String, String> headers, String body) {
        return new SignedRequest(
                "POST", "https://hub.example/in/acme/x" + query, Headers.ofSingle(headers), bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] mac(String algorithm, String secret, String signed) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(bytes(secret), algorithm));
            return mac.doFinal(bytes(signed));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
