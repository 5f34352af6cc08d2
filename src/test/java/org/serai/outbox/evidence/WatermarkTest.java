package org.serai.outbox.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.serai.canonical.SeraiException;

class WatermarkTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static Tally tally(int slot, int accepted, int heard) {
        return tally(slot, accepted, Map.of(0, heard));
    }

    private static Tally tally(int slot, int accepted, Map<Integer, Integer> heard) {
        return new Tally(NOON.plusSeconds(10L * slot), accepted, heard);
    }

    private static Optional<Watermark> of(Tally... tallies) {
        return Watermark.of(List.of(tallies), Settles.SHIPPED);
    }

    private static Optional<Instant> upTo(Tally... tallies) {
        return of(tallies).map(Watermark::upTo);
    }

    @Test
    void it_reaches_to_the_end_of_the_latest_time_whose_messages_were_heard_of() {
        assertThat(upTo(tally(0, 30, 30), tally(1, 30, 30))).contains(NOON.plusSeconds(20));
        assertThat(upTo(tally(0, 30, 30), tally(1, 30, 3))).contains(NOON.plusSeconds(10));
    }

    @Test
    void too_few_messages_prove_nothing() {
        assertThat(upTo(tally(0, 10, 10), tally(1, 9, 9))).isEmpty();
        assertThat(upTo(tally(0, 10, 10), tally(1, 10, 10))).contains(NOON.plusSeconds(20));
    }

    @Test
    void messages_from_before_the_window_do_not_count() {
        assertThat(upTo(tally(0, 15, 15), tally(31, 10, 10))).isEmpty();
    }

    @Test
    void one_in_a_hundred_may_be_missing_and_no_more() {
        assertThat(upTo(tally(0, 100, 99))).isPresent();
        assertThat(upTo(tally(0, 100, 98))).isEmpty();
    }

    @Test
    void a_crowd_that_was_heard_of_does_not_speak_for_a_channel_that_is_silent_now() {
        assertThat(upTo(tally(0, 10_000, 10_000), tally(20, 30, 0))).contains(NOON.plusSeconds(10));
        assertThat(upTo(tally(0, 10_000, 10_000), tally(20, 10, 0), tally(21, 10, 0), tally(22, 10, 0)))
                .contains(NOON.plusSeconds(10));
    }

    @Test
    void a_time_without_a_message_is_no_evidence() {
        assertThat(upTo(tally(0, 30, 30), tally(5, 0, 0))).contains(NOON.plusSeconds(10));
    }

    @Test
    void more_statuses_than_messages_prove_no_more_than_as_many() {
        assertThat(upTo(tally(0, 100, 90), tally(1, 100, 150))).isEmpty();
    }

    @Test
    void the_guard_is_a_minute_or_three_times_the_lag_nearly_all_keep() {
        assertThat(of(tally(0, 100, 100)).map(Watermark::guard)).contains(Duration.ofSeconds(60));
        assertThat(of(tally(0, 100, Map.of(0, 50, 6, 50))).map(Watermark::guard))
                .contains(Duration.ofSeconds(192));
        List<Tally> one = new ArrayList<>(
                IntStream.range(0, 20).mapToObj(slot -> tally(slot, 1000, 1000)).toList());
        one.add(tally(20, 1000, Map.of(0, 999, 10, 1)));
        assertThat(Watermark.of(one, Settles.SHIPPED).map(Watermark::guard)).contains(Duration.ofSeconds(60));
    }

    @Test
    void an_intent_is_overtaken_once_the_mark_is_a_guard_later() {
        var mark = new Watermark(NOON, Duration.ofSeconds(60));
        assertThat(mark.hasPassed(NOON.minusSeconds(60))).isTrue();
        assertThat(mark.hasPassed(NOON.minusSeconds(59))).isFalse();
    }

    @Test
    void a_lag_window_too_short_to_judge_by_or_longer_than_counts_are_kept_is_refused_by_its_name() {
        for (Duration wrong : List.of(Duration.ofMinutes(9), Duration.ofMinutes(121))) {
            assertThatThrownBy(() -> Settles.withLagWindow(wrong))
                    .isInstanceOfSatisfying(
                            SeraiException.class,
                            refused -> assertThat(refused.where()).isEqualTo("serai.settle.lag-window"));
        }
    }
}
