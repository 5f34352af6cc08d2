package org.serai.outbox.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration GRAIN = Duration.ofSeconds(10);
    private static final int SLOTS = 360;

    /** Somebody was there from noon on for an hour. */
    private static Map<Instant, Integer> always() {
        var faults = new HashMap<Instant, Integer>();
        for (int slot = 0; slot < SLOTS; slot++) {
            faults.put(at(slot), 0);
        }
        return faults;
    }

    private static Instant at(int slot) {
        return NOON.plus(GRAIN.multipliedBy(slot));
    }

    private static Edge edge(Map<Instant, Integer> faults) {
        return Edge.of(faults, NOON, at(SLOTS), GRAIN);
    }

    private static boolean isAgainst(Edge edge, int intent, int upTo, int now) {
        var mark = new Watermark(at(upTo), Duration.ofSeconds(60));
        return new Evidence(Optional.of(mark), edge).isAgainst(at(intent), at(now), Settles.SHIPPED);
    }

    @Test
    void later_messages_heard_of_while_we_listened_speak_against_it() {
        assertThat(isAgainst(edge(always()), 10, 16, 22)).isTrue();
    }

    @Test
    void without_a_watermark_nothing_does() {
        assertThat(new Evidence(Optional.empty(), edge(always())).isAgainst(at(0), at(300), Settles.SHIPPED))
                .isFalse();
    }

    @Test
    void not_before_the_watermark_is_a_guard_later_nor_before_two_minutes() {
        assertThat(isAgainst(edge(always()), 10, 15, 22)).isFalse();
        assertThat(isAgainst(edge(always()), 10, 16, 21)).isFalse();
    }

    @Test
    void an_outage_after_the_intent_takes_ten_minutes_to_be_forgiven() {
        Map<Instant, Integer> faults = always();
        faults.remove(at(12));
        assertThat(edge(faults).outages()).containsExactly(new Edge.Outage(at(12), at(13)));
        assertThat(isAgainst(edge(faults), 10, 72, 100)).isFalse();
        assertThat(isAgainst(edge(faults), 10, 73, 100)).isTrue();
    }

    @Test
    void an_answer_of_5xx_is_an_outage_too() {
        Map<Instant, Integer> faults = always();
        faults.put(at(12), 3);
        assertThat(isAgainst(edge(faults), 10, 72, 100)).isFalse();
    }

    @Test
    void a_long_outage_takes_four_times_its_length() {
        Map<Instant, Integer> faults = always();
        for (int slot = 12; slot < 42; slot++) {
            faults.remove(at(slot));
        }
        assertThat(isAgainst(edge(faults), 10, 161, 200)).isFalse();
        assertThat(isAgainst(edge(faults), 10, 162, 200)).isTrue();
    }

    @Test
    void an_outage_that_was_over_before_the_intent_does_not_matter() {
        Map<Instant, Integer> faults = always();
        faults.remove(at(9));
        assertThat(isAgainst(edge(faults), 10, 16, 22)).isTrue();
    }

    @Test
    void an_outage_that_lasts_is_one() {
        Map<Instant, Integer> faults = always();
        faults.keySet().removeIf(time -> !time.isBefore(at(300)));
        assertThat(edge(faults).outages()).containsExactly(new Edge.Outage(at(300), at(SLOTS)));
    }

    @Test
    void lags_are_counted_in_powers_of_two_of_seconds() {
        assertThat(Tally.lagClass(Duration.ofSeconds(-5))).isZero();
        assertThat(Tally.lagClass(Duration.ofMillis(900))).isZero();
        assertThat(Tally.lagClass(Duration.ofMillis(1001))).isEqualTo(1);
        assertThat(Tally.lagClass(Duration.ofSeconds(4))).isEqualTo(2);
        assertThat(Tally.lagClass(Duration.ofDays(9))).isEqualTo(16);
    }
}
