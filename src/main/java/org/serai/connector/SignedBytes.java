package org.serai.connector;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The bytes of a request that its sender signed, as they came. */
record SignedBytes(Verification wanted, SignedRequest request) {

    String signature(byte[] key) {
        Mac mac = mac(key);
        wanted.signed().parts().forEach(part -> mac.update(bytes(part)));
        byte[] made = mac.doFinal();
        return wanted.signed().encoding().equals("hex")
                ? HexFormat.of().formatHex(made)
                : Base64.getEncoder().encodeToString(made);
    }

    private Mac mac(byte[] key) {
        String algorithm = wanted.scheme().algorithm();
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + algorithm + ", for any key", impossible);
        }
    }

    private byte[] bytes(String part) {
        return switch (part) {
            case "body" -> request.body();
            case "method" -> utf8(request.method());
            case "url" -> utf8(request.url());
            case "timestamp" -> utf8(timestamp());
            case "id" ->
                utf8(request.headers()
                        .first(String.valueOf(wanted.signed().id()))
                        .orElse(""));
            default -> utf8(part);
        };
    }

    private String timestamp() {
        Verification.Timestamp timestamp = wanted.timestamp();
        return timestamp == null
                ? ""
                : new SignedTime(timestamp, wanted.proof().separator())
                        .texts(request).stream().findFirst().orElse("");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
