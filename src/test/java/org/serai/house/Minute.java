package org.serai.house;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.serai.proof.SourceLedger;

/**
 * What one minute brings.
 *
 * @param shops that post orders, each with this pause between two
 * @param until the blow falls
 */
record Minute(int shops, Duration pause, MetaFault fault, Duration until, Blow blow) {
    private static final Duration ALL = Duration.ofMinutes(1);
    private static final int[] PAUSES = {15, 60, 150, 400};

    static Minute drawnBy(Random random) {
        return new Minute(
                1 + random.nextInt(3),
                Duration.ofMillis(PAUSES[random.nextInt(PAUSES.length)]),
                oneOf(MetaFault.values(), random),
                Duration.ofMillis(2_000 + random.nextInt(25_000)),
                oneOf(Blow.values(), random));
    }

    private static <T> T oneOf(T[] all, Random random) {
        return all[random.nextInt(all.length)];
    }

    Load load(int firstNumber, Supplier<String> hub, SourceLedger ledger) {
        return new Load(shops, firstNumber, pause, hub, ledger);
    }

    /** The fault ends with the minute, and some time after the blow has. */
    void passes(MortalHub hub) {
        long end = System.nanoTime() + ALL.toNanos();
        fault.beginsAt(hub.house());
        LockSupport.parkNanos(until.toNanos());
        blow.falls(hub);
        LockSupport.parkNanos(Math.max(0, end - System.nanoTime()));
        hub.house().clearFaults();
    }

    @Override
    public String toString() {
        return shops + " shops, an order each " + pause.toMillis() + " ms; " + fault + "; after " + until.toMillis()
                + " ms " + blow;
    }
}
