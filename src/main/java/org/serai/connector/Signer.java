package org.serai.connector;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.serai.canonical.Sha256;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** Gives a request the proof its door wants, as the system itself would: what {@link Verifier} reads, written. */
record Signer(Verification wanted, Verifier verifier) {

    /** The header of the id is added where the system signs one, and names the body. */
    SignedRequest sign(SignedRequest request, Function<String, Optional<String>> settings, Clock realClock) {
        if (wanted.scheme() == Verification.Scheme.NONE) {
            return request;
        }
        Secrets secrets = Secrets.read(wanted.key(), settings);
        if (secrets.refusal() != null) {
            throw new IllegalStateException(secrets.refusal().reason().text());
        }
        SignedRequest dated = dated(request, realClock);
        String made = verifier.expected(secrets.live().get(0), dated, secrets.user());
        return proved(dated, wanted.proof().prefix() + made);
    }

    private SignedRequest dated(SignedRequest request, Clock realClock) {
        SignedRequest named = wanted.signed().id() == null
                ? request
                : with(request, String.valueOf(wanted.signed().id()), Sha256.hex(request.body()));
        Verification.Timestamp timestamp = wanted.timestamp();
        return timestamp == null
                ? named
                : with(
                        named,
                        timestamp.header(),
                        timestamp.prefix() + written(timestamp.format(), realClock.instant()));
    }

    private static String written(String format, Instant now) {
        return switch (format) {
            case "seconds" -> Long.toString(now.getEpochSecond());
            case "millis" -> Long.toString(now.toEpochMilli());
            default -> now.toString();
        };
    }

    private SignedRequest proved(SignedRequest request, String proof) {
        String name = wanted.proof().name();
        return switch (wanted.proof().place()) {
            case HEADER ->
                with(request, name, beside(request.headers().first(name).orElse(""), proof));
            case QUERY ->
                new SignedRequest(
                        request.method(), withQuery(request.url(), name, proof), request.headers(), request.body());
            case POINTER ->
                new SignedRequest(
                        request.method(), request.url(), request.headers(), marked(request.body(), name, proof));
        };
    }

    /** A time that shares the header with the signature stays before it. */
    private String beside(String value, String proof) {
        Verification.Timestamp timestamp = wanted.timestamp();
        boolean shared = timestamp != null
                && !timestamp.prefix().isEmpty()
                && timestamp.header().equalsIgnoreCase(wanted.proof().name());
        return shared ? value + wanted.proof().separator() + proof : proof;
    }

    private static String withQuery(String url, String name, String value) {
        return url + (url.contains("?") ? "&" : "?") + URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static SignedRequest with(SignedRequest request, String name, String value) {
        return new SignedRequest(
                request.method(), request.url(), request.headers().with(name, value), request.body());
    }

    /** A body that is one document, or an array of them. */
    private static byte[] marked(byte[] body, String pointer, String token) {
        String[] steps = Part.steps(pointer);
        Tree tree = Tree.of(Json.parse(body));
        return Json.bytes(
                tree.node() instanceof List<?>
                        ? tree.items().stream()
                                .map(one -> one.with(token, steps).map())
                                .toList()
                        : tree.with(token, steps).map());
    }
}
