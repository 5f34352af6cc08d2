package org.serai.connector;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a system proves that a webhook is its own. */
record Verification(
        Scheme scheme,
        Proof proof,
        Key key,
        Signed signed,
        @Nullable Timestamp timestamp) {

    enum Scheme {
        HMAC_SHA256("HmacSHA256"),
        HMAC_SHA512("HmacSHA512"),
        HMAC_SHA1("HmacSHA1"),
        TOKEN(""),
        BASIC(""),
        NONE("");

        private final String algorithm;

        Scheme(String algorithm) {
            this.algorithm = algorithm;
        }

        /** What the JDK calls it; empty where nothing is computed. */
        String algorithm() {
            return algorithm;
        }

        boolean signs() {
            return !algorithm.isEmpty();
        }

        /** As it is written in connector.yaml. */
        static Scheme of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /**
     * The secret the tenant filled in.
     *
     * @param setting that holds it
     * @param user the setting that holds the user's name, for basic
     */
    record Key(String setting, @Nullable String user, Form form) {
        enum Form {
            AS_IS,
            NFKD,
            BASE64
        }
    }

    /**
     * What is signed, and how the result is written.
     *
     * @param parts body, timestamp, method, url, id, or text of its own, in the order they are signed
     * @param id the header that holds the id the system signs; null where it signs none
     */
    record Signed(
            List<String> parts, String encoding, @Nullable String id) {}

    /**
     * {@code format} is iso, seconds or millis; older or newer than the tolerance is refused.
     *
     * @param prefix not empty where it is the item that begins so, among those of the header
     */
    record Timestamp(String header, String prefix, String format, Duration tolerance) {}
}
