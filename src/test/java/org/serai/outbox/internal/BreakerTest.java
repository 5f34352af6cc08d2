package org.serai.outbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private final Breaker breaker = new Breaker();
    private long now;

    @Test
    void few_calls_prove_nothing() {
        calls(19, true);
        assertThat(breaker.isOpen()).isFalse();
        calls(1, true);
        assertThat(breaker.isOpen()).isTrue();
        assertThat(breaker.room(5, now)).isZero();
    }

    @Test
    void less_than_half_unclear_is_a_bad_day_and_no_more() {
        calls(60, false);
        calls(59, true);
        assertThat(breaker.isOpen()).isFalse();
        calls(1, true);
        assertThat(breaker.isOpen()).isTrue();
    }

    @Test
    void what_is_older_than_half_a_minute_is_forgotten() {
        calls(19, true);
        now += Duration.ofSeconds(31).toNanos();
        calls(19, true);
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void one_call_finds_out_whether_it_is_over() {
        calls(20, true);
        now += Duration.ofSeconds(10).toNanos();
        assertThat(breaker.room(5, now)).isEqualTo(1);
        breaker.begins();
        assertThat(breaker.room(5, now)).isZero();
        assertThat(breaker.ended(false, now)).isTrue();
        assertThat(breaker.room(5, now)).isEqualTo(5);
    }

    @Test
    void while_it_is_not_over_the_tries_come_less_often() {
        calls(20, true);
        now += Duration.ofSeconds(10).toNanos();
        breaker.begins();
        breaker.ended(true, now);
        now += Duration.ofSeconds(10).toNanos();
        assertThat(breaker.room(5, now)).isZero();
        now += Duration.ofSeconds(10).toNanos();
        assertThat(breaker.room(5, now)).isEqualTo(1);
    }

    @Test
    void a_try_that_was_never_made_frees_its_place() {
        calls(20, true);
        now += Duration.ofSeconds(10).toNanos();
        breaker.begins();
        breaker.unmade();
        assertThat(breaker.room(5, now)).isEqualTo(1);
    }

    private void calls(int many, boolean unclear) {
        for (int i = 0; i < many; i++) {
            breaker.begins();
            breaker.ended(unclear, now);
        }
    }
}
