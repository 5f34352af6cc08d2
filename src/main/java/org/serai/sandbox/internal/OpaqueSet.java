package org.serai.sandbox.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Remembers any number of strings in 32 to 64 bytes each, by 128 bits of their SHA-256: two different ones are taken
 * for the same with a chance of 10^-26 at a million. Not thread-safe.
 */
final class OpaqueSet {
    private final MessageDigest sha = sha256();
    private long[] slots = new long[2 * 1024];
    private int size;

    /** @return false when it was there already */
    boolean add(String text) {
        ByteBuffer digest = ByteBuffer.wrap(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        long high = digest.getLong() | 1;
        long low = digest.getLong();
        if (!place(slots, high, low)) {
            return false;
        }
        size++;
        if (size * 2 > slots.length / 2) {
            grow();
        }
        return true;
    }

    int size() {
        return size;
    }

    private void grow() {
        var wider = new long[slots.length * 2];
        for (int at = 0; at < slots.length; at += 2) {
            if (slots[at] != 0) {
                place(wider, slots[at], slots[at + 1]);
            }
        }
        slots = wider;
    }

    private static boolean place(long[] table, long high, long low) {
        int mask = table.length / 2 - 1;
        for (int slot = (int) (low & mask); ; slot = slot + 1 & mask) {
            if (table[2 * slot] == 0) {
                table[2 * slot] = high;
                table[2 * slot + 1] = low;
                return true;
            }
            if (table[2 * slot] == high && table[2 * slot + 1] == low) {
                return false;
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
