package org.serai.outbox.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;

/**
 * The lane of one person as one number writes to them, known without asking the database. Two persons who met on the same
 * 64 bits would wait for each other; no more.
 */
final class LaneKey {
    private LaneKey() {}

    static long of(TenantId tenant, PhoneNumberId number, Recipient person) {
        try {
            byte[] name = (tenant.value() + "|" + number.value() + "|" + person.key()).getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name))
                    .getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
