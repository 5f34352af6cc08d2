package org.serai.outbox.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.Recipient;
import org.serai.canonical.Sha256;
import org.serai.canonical.TenantId;

/**
 * The lane of one person as one number writes to them, known without asking the database. Two persons who met on the same
 * 64 bits would wait for each other; no more.
 */
final class LaneKey {
    private LaneKey() {}

    static long of(TenantId tenant, PhoneNumberId number, Recipient person) {
        byte[] name = (tenant.value() + "|" + number.value() + "|" + person.key()).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(Sha256.of(name)).getLong();
    }
}
