package org.serai.connector;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Checks one scheme over the raw bytes. Compares in constant time, against each live secret.
 *
 * @param documents takes a body apart, for a token that stands in each document
 */
record Verifier(Verification wanted, Function<byte[], List<byte[]>> documents) {

    VerifyResult verify(SignedRequest request, Function<String, Optional<String>> settings, Clock realClock) {
        if (wanted.scheme() == Verification.Scheme.NONE) {
            return new VerifyResult.Ok();
        }
        Secrets secrets = Secrets.read(wanted.key(), settings);
        if (secrets.refusal() != null) {
            return secrets.refusal();
        }
        Proof proof = wanted.proof();
        Set<String> given = proof.values(request, documents);
        if (given.size() != 1) {
            return given.isEmpty()
                    ? VerifyResult.refused("signature.missing", "there is none in " + proof.where())
                    : VerifyResult.refused("signature.ambiguous", "two values in " + proof.where());
        }
        VerifyResult intime = intime(request, realClock);
        return intime.isOk() ? compared(proof.items(given.iterator().next()), request, secrets) : intime;
    }

    private VerifyResult intime(SignedRequest request, Clock realClock) {
        return wanted.timestamp() == null
                ? new VerifyResult.Ok()
                : new SignedTime(wanted.timestamp(), wanted.proof().separator()).check(request, realClock);
    }

    private VerifyResult compared(List<String> given, SignedRequest request, Secrets secrets) {
        boolean matches = false;
        for (byte[] secret : secrets.live()) {
            byte[] expected = bytes(wanted.proof().prefix() + expected(secret, request, secrets.user()));
            for (String one : given) {
                matches |= MessageDigest.isEqual(expected, bytes(one));
            }
        }
        return matches
                ? new VerifyResult.Ok()
                : VerifyResult.refused("signature.mismatch", "no live secret gives the signature of these bytes");
    }

    /** Without its prefix. */
    String expected(byte[] secret, SignedRequest request, String user) {
        return switch (wanted.scheme()) {
            case TOKEN -> new String(secret, StandardCharsets.UTF_8);
            case BASIC -> "Basic " + Base64.getEncoder().encodeToString(basic(user, secret));
            default -> new SignedBytes(wanted, request).signature(secret);
        };
    }

    private static byte[] basic(String user, byte[] secret) {
        return bytes(user + ":" + new String(secret, StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
