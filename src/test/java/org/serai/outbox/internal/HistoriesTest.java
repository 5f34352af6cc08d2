package org.serai.outbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What may happen to a message between its submission and the last word about it, at random, many at once: crashes before
 * and after the request, answers of every kind, lost answers, lapsed leases, zombies that write late, statuses early, late,
 * twice and in the wrong order, evidence and an operator's word. The tables and the statements are the real ones. Some
 * thousands of them in each build, 100,000 with {@code -Pchaos}.
 */
class HistoriesTest {
    private static final int HISTORIES = Integer.getInteger("serai.histories", 4_000);
    private static final int AT_ONCE = 2_000;
    private static final int ROUNDS = 6;
    private final long seed = Long.getLong("serai.seed", System.nanoTime());
    private Rig rig;

    @BeforeEach
    void build() throws IOException {
        rig = new Rig().open();
    }

    @AfterEach
    void close() throws IOException {
        rig.close();
    }

    @Test
    void whatever_happens_nothing_is_lost_and_nothing_is_sent_twice_unflagged() {
        var chance = new Random(seed);
        for (int done = 0; done < HISTORIES; done += AT_ONCE) {
            var histories = new Histories(rig, chance, AT_ONCE);
            histories.submit();
            for (int round = 0; round < ROUNDS; round++) {
                histories.round();
            }
            histories.calm();
            assertThat(histories.violations())
                    .as("seed " + seed + ", from history " + done)
                    .isEmpty();
        }
    }
}
