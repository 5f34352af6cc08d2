package org.serai.cloudapi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Sha256;

/** {@code X-Hub-Signature-256}: HMAC-SHA256 with the app secret over the raw bytes. Source: Meta, webhook endpoints. */
public final class HubSignature {
    public static final String HEADER = "X-Hub-Signature-256";
    private static final String PREFIX = "sha256=";

    private HubSignature() {}

    public static String sign(String appSecret, byte[] rawBody) {
        Mac hmac = Sha256.hmac(appSecret.getBytes(StandardCharsets.UTF_8));
        return PREFIX + HexFormat.of().formatHex(hmac.doFinal(rawBody));
    }

    /** Compares in constant time. A missing or misshapen header is simply no. */
    public static boolean matches(String appSecret, byte[] rawBody, @Nullable String header) {
        return header != null
                && MessageDigest.isEqual(
                        sign(appSecret, rawBody).getBytes(StandardCharsets.US_ASCII),
                        header.trim().getBytes(StandardCharsets.UTF_8));
    }
}
