package org.serai.outbox.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.serai.canonical.PhoneNumberId;

/**
 * The calls that may be under way at once, shared out among numbers: each may have as many as there are places left over.
 * One alone gets half of them; where an API that hangs holds all of one number's calls, there is room for the next number,
 * and for one more after that.
 */
final class Places {
    private final int all;
    private final AtomicInteger taken = new AtomicInteger();
    private final Map<PhoneNumberId, AtomicInteger> byNumber = new ConcurrentHashMap<>();

    Places(int all) {
        this.all = all;
    }

    /** How many more calls a number may begin. */
    int free(PhoneNumberId number) {
        return Math.max(0, all - taken.get() - of(number).get());
    }

    void take(PhoneNumberId number) {
        taken.incrementAndGet();
        of(number).incrementAndGet();
    }

    void giveBack(PhoneNumberId number) {
        of(number).decrementAndGet();
        taken.decrementAndGet();
    }

    int taken() {
        return taken.get();
    }

    private AtomicInteger of(PhoneNumberId number) {
        return byNumber.computeIfAbsent(number, n -> new AtomicInteger());
    }
}
