package org.serai.connector;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.crypto.Mac;
import org.serai.canonical.Sha256;

/** Checks one signature scheme over the raw bytes. Compares in constant time, against each live secret. */
record Verifier(Verification wanted) {

    VerifyResult verify(SignedRequest request, Function<String, Optional<String>> settings, Clock realClock) {
        if (wanted.scheme().equals("none")) {
            return new VerifyResult.Ok();
        }
        List<String> secrets = secrets(settings);
        if (secrets.isEmpty()) {
            return VerifyResult.refused("signature.secret-missing", "the setting " + wanted.secret() + " is empty");
        }
        Set<String> given = request.headers().different(wanted.header());
        if (given.size() != 1) {
            return given.isEmpty()
                    ? VerifyResult.refused("signature.missing", "there is no header " + wanted.header())
                    : VerifyResult.refused("signature.ambiguous", "two values of the header " + wanted.header());
        }
        VerifyResult intime = intime(request, realClock);
        return intime.isOk() ? compared(given.iterator().next(), request, secrets, settings) : intime;
    }

    private List<String> secrets(Function<String, Optional<String>> settings) {
        return settings
                .apply(wanted.secret())
                .map(text -> List.of(text.strip().split("\\s+")))
                .orElse(List.of())
                .stream()
                .filter(secret -> !secret.isEmpty())
                .map(secret -> wanted.nfkd() ? Normalizer.normalize(secret, Normalizer.Form.NFKD) : secret)
                .toList();
    }

    private VerifyResult compared(
            String given, SignedRequest request, List<String> secrets, Function<String, Optional<String>> settings) {
        boolean matches = false;
        for (String secret : secrets) {
            matches |= isSame(given, expected(secret, request, settings));
        }
        return matches
                ? new VerifyResult.Ok()
                : VerifyResult.refused("signature.mismatch", "no live secret gives the signature of these bytes");
    }

    private boolean isSame(String given, String expected) {
        return MessageDigest.isEqual(bytes(expected), bytes(given));
    }

    private String expected(String secret, SignedRequest request, Function<String, Optional<String>> settings) {
        return switch (wanted.scheme()) {
            case "token" -> wanted.prefix() + secret;
            case "basic" -> "Basic " + Base64.getEncoder().encodeToString(bytes(user(settings) + ":" + secret));
            default -> wanted.prefix() + encoded(hmac(secret, request));
        };
    }

    private String user(Function<String, Optional<String>> settings) {
        return wanted.user() == null ? "" : settings.apply(wanted.user()).orElse("");
    }

    private String encoded(byte[] mac) {
        return wanted.encoding().equals("hex")
                ? HexFormat.of().formatHex(mac)
                : Base64.getEncoder().encodeToString(mac);
    }

    private byte[] hmac(String secret, SignedRequest request) {
        Mac mac = Sha256.hmac(bytes(secret));
        wanted.signed().forEach(part -> mac.update(signed(part, request)));
        return mac.doFinal();
    }

    private byte[] signed(String part, SignedRequest request) {
        return switch (part) {
            case "method" -> bytes(request.method());
            case "url" -> bytes(request.url());
            case "timestamp" -> bytes(timestamp(request).orElse(""));
            default -> request.body();
        };
    }

    private Optional<String> timestamp(SignedRequest request) {
        var timestamp = wanted.timestamp();
        return timestamp == null ? Optional.empty() : request.headers().first(timestamp.header());
    }

    private VerifyResult intime(SignedRequest request, Clock realClock) {
        var timestamp = wanted.timestamp();
        if (timestamp == null) {
            return new VerifyResult.Ok();
        }
        Set<String> given = request.headers().different(timestamp.header());
        if (given.size() != 1) {
            return given.isEmpty()
                    ? VerifyResult.refused("timestamp.missing", "there is no header " + timestamp.header())
                    : VerifyResult.refused("timestamp.ambiguous", "two values of the header " + timestamp.header());
        }
        try {
            Instant at = instant(timestamp.format(), given.iterator().next());
            Duration apart = Duration.between(at, realClock.instant()).abs();
            return apart.compareTo(timestamp.tolerance()) <= 0
                    ? new VerifyResult.Ok()
                    : VerifyResult.refused("timestamp.outside-tolerance", "signed too long ago, or a clock is wrong");
        } catch (DateTimeException | ArithmeticException | NumberFormatException unreadable) {
            return VerifyResult.refused("timestamp.unreadable", "the header " + timestamp.header() + " is no time");
        }
    }

    private static Instant instant(String format, String text) {
        return switch (format) {
            case "seconds" -> Instant.ofEpochSecond(Long.parseLong(text));
            case "millis" -> Instant.ofEpochMilli(Long.parseLong(text));
            default -> OffsetDateTime.parse(text).toInstant();
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
