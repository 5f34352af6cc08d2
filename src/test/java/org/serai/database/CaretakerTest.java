package org.serai.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CaretakerTest {
    /** Starts again only after some tries. */
    private static final class Stubborn implements Caretaker.Ward {
        private final AtomicInteger tries = new AtomicInteger();
        private final int startsAtTry;
        private volatile boolean isAlive;

        Stubborn(int startsAtTry) {
            this.startsAtTry = startsAtTry;
        }

        @Override
        public boolean isAlive() {
            return isAlive;
        }

        @Override
        public void startAgain() {
            if (tries.incrementAndGet() < startsAtTry) {
                throw new IllegalStateException("no room");
            }
            isAlive = true;
        }
    }

    @Test
    void what_has_ended_is_started_again_until_it_lives_and_then_left_alone() {
        var ward = new Stubborn(2);
        try (var caretaker = new Caretaker("a server", ward)) {
            await().atMost(Duration.ofMinutes(2)).until(ward::isAlive);
            assertThat(ward.tries).hasValue(2);
            ward.isAlive = false;
            await().atMost(Duration.ofMinutes(2)).until(ward::isAlive);
            assertThat(ward.tries).hasValue(3);
        }
    }

    @Test
    void a_start_under_way_does_not_hold_up_the_end() {
        var begun = new CountDownLatch(1);
        var ward = new Caretaker.Ward() {
            @Override
            public boolean isAlive() {
                return false;
            }

            @Override
            public void startAgain() throws InterruptedException {
                begun.countDown();
                new CountDownLatch(1).await();
            }
        };
        long closed;
        try (var caretaker = new Caretaker("a server", ward)) {
            await().atMost(Duration.ofMinutes(2)).until(() -> begun.getCount() == 0);
            closed = System.nanoTime();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - closed)).isLessThan(Duration.ofMinutes(1));
    }
}
