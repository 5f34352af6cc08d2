package org.serai.ingress;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.TenantId;

/** Names a delivery: the same delivery handed in again gets the same name, on any node and on any day. */
final class EventId {
    private static final char UNIT = 0x1f;
    private static final int BYTES = 15;

    private EventId() {}

    /** @param deliveryId the system's own; null: the body's SHA-256 stands in for it */
    static String of(
            TenantId tenant,
            ConnectorName connector,
            @Nullable String documentType,
            @Nullable String deliveryId,
            byte[] body) {
        String id = deliveryId == null ? HexFormat.of().formatHex(sha256(body)) : deliveryId;
        return of(tenant.value(), connector.value(), String.valueOf(documentType), id);
    }

    /** The id of an event inside a delivery: of the fact it states, so that a fact told twice is one event. */
    static String of(String... parts) {
        byte[] hash = sha256(String.join(String.valueOf(UNIT), parts).getBytes(StandardCharsets.UTF_8));
        byte[] head = java.util.Arrays.copyOf(hash, BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(head);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
