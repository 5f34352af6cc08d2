package org.serai.outbox.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EchoHealthTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static Tally tally(int minute, int accepted, int heard) {
        return new Tally(NOON.plusSeconds(60L * minute), accepted, Map.of(0, heard));
    }

    private static EchoHealth at(int minute, List<Tally> tallies) {
        return EchoHealth.of(tallies, Settles.SHIPPED, NOON.plusSeconds(60L * minute));
    }

    @Test
    void a_number_that_sends_nothing_misses_nothing() {
        assertThat(at(20, List.of())).isEqualTo(new EchoHealth(Duration.ZERO, 0));
    }

    @Test
    void all_heard_of_is_well_however_few_and_long_ago_they_were() {
        assertThat(at(20, List.of(tally(0, 1, 1), tally(1, 2, 2)))).isEqualTo(new EchoHealth(Duration.ZERO, 0));
    }

    @Test
    void what_was_accepted_just_now_is_not_missing_yet() {
        assertThat(at(1, List.of(tally(0, 30, 30), tally(1, 30, 0))).missing()).isZero();
    }

    @Test
    void statuses_that_stop_coming_let_the_watermark_fall_behind() {
        var tallies = new ArrayList<Tally>();
        for (int minute = 0; minute < 10; minute++) {
            tallies.add(tally(minute, 30, minute < 5 ? 30 : 0));
        }

        EchoHealth health = at(15, tallies);

        assertThat(health.missing()).isEqualTo(150);
        assertThat(health.behind()).isEqualTo(Duration.ofSeconds(11 * 60 - 10));
    }

    @Test
    void a_single_status_that_never_comes_leaves_the_watermark_where_the_others_are() {
        var tallies = new ArrayList<Tally>();
        for (int minute = 0; minute < 10; minute++) {
            tallies.add(tally(minute, 200, minute == 3 ? 199 : 200));
        }

        EchoHealth health = at(11, tallies);

        assertThat(health.missing()).isEqualTo(1);
        assertThat(health.behind()).isLessThan(Duration.ofMinutes(2));
    }
}
