package org.serai.sandbox.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Message ids of Meta's make: base64 over the person's id and an 18-digit hexadecimal number. Never given twice. */
final class Wamids {
    private final long run = ThreadLocalRandom.current().nextLong() & 0xFF_FFFF_FFFFL;
    private final AtomicLong next = new AtomicLong(1);

    String next(Customer customer) {
        byte[] person = customer.id().getBytes(StandardCharsets.US_ASCII);
        HexFormat hex = HexFormat.of().withUpperCase();
        String number = hex.toHexDigits(run, 10) + hex.toHexDigits(next.getAndIncrement(), 8);
        var out = new ByteArrayOutputStream();
        out.write(0x1C);
        out.write(0x18);
        out.write(Math.min(person.length, 127));
        out.write(person, 0, Math.min(person.length, 127));
        out.writeBytes(new byte[] {0x15, 0x02, 0x00, 0x11, 0x18, 0x12});
        out.writeBytes(number.getBytes(StandardCharsets.US_ASCII));
        out.write(0);
        return "wamid." + Base64.getEncoder().encodeToString(out.toByteArray());
    }
}
