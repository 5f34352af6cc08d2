package org.serai.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Business time follows the database's, and thinks about a jump before it believes it. */
class HouseClockTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private final HouseClock counter = new HouseClock(Clock.fixed(NOON, ZoneOffset.UTC));
    private final HouseClock clock = new HouseClock(counter);
    private Duration passed = Duration.ZERO;

    /** Time by the counter nobody can set. */
    private void pass(Duration time) {
        passed = passed.plus(time);
        counter.setOffset(passed);
    }

    private boolean believes(Duration ahead) {
        return clock.follow(NOON.plus(passed).plus(ahead), Duration.ofMillis(3), MINUTE)
                .isPresent();
    }

    @Test
    void it_follows_what_drifts() {
        pass(MINUTE);
        assertThat(believes(Duration.ofMillis(800))).isFalse();
        assertThat(clock.instant()).isEqualTo(NOON.plus(MINUTE).plusMillis(800));
        assertThat(clock.isSure()).isTrue();
    }

    @Test
    void it_does_not_shake_with_the_time_a_question_takes() {
        believes(Duration.ofMillis(2));
        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H", "PT24H", "PT-24H"})
    void what_jumps_and_is_set_back_was_never_so(Duration jump) {
        assertThat(believes(jump)).isFalse();
        pass(MINUTE.minusSeconds(1));
        assertThat(believes(jump)).isFalse();
        assertThat(clock.isSure()).isFalse();
        assertThat(clock.instant()).isEqualTo(NOON.plus(passed));
        assertThat(believes(Duration.ZERO)).isFalse();
        assertThat(clock.isSure()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-24H"})
    void what_stays_where_it_jumped_is_believed_in_the_end(Duration jump) {
        believes(jump);
        pass(MINUTE);
        assertThat(believes(jump)).isTrue();
        clock.jump(jump);
        assertThat(clock.isSure()).isTrue();
        assertThat(clock.instant()).isEqualTo(NOON.plus(passed).plus(jump));
    }

    @Test
    void what_jumps_once_more_is_waited_for_anew() {
        believes(Duration.ofHours(1));
        pass(MINUTE);
        assertThat(believes(Duration.ofHours(2))).isFalse();
        pass(MINUTE);
        assertThat(believes(Duration.ofHours(2))).isTrue();
    }

    @Test
    void the_demos_own_time_comes_on_top() {
        clock.setOffset(Duration.ofHours(25));
        assertThat(believes(Duration.ZERO)).isFalse();
        assertThat(clock.isSure()).isTrue();
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(25)));
    }
}
