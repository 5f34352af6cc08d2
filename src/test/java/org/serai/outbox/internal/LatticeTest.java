package org.serai.outbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.Wamid;
import org.serai.cloudapi.CloudApiError;
import org.serai.webhook.events.StatusReceived;

class LatticeTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final CloudApiError ERROR = new CloudApiError(131026, null, "Message undeliverable", "", "", 0);

    @Test
    void any_order_and_any_repetition_end_in_the_same_state() {
        List<StatusReceived> statuses =
                List.of(status("sent", 1), status("delivered", 2), status("read", 3), status("deleted", 4));
        var random = new Random(7);
        Set<Lattice> ends = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            var shuffled = new ArrayList<StatusReceived>(statuses);
            shuffled.addAll(statuses);
            shuffled.add(statuses.get(random.nextInt(4)));
            java.util.Collections.shuffle(shuffled, random);
            ends.add(reduce("accepted", shuffled));
        }
        assertThat(ends)
                .containsExactly(new Lattice(
                        "read", "wamid.1", NOON.plusSeconds(1), NOON.plusSeconds(2), NOON.plusSeconds(3), null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sending", "unknown", "unresolved", "expired", "queued", "scheduled", "accepted"})
    void a_status_is_proof_that_it_went(String before) {
        assertThat(reduce(before, List.of(status("sent", 1))).state()).isEqualTo("sent");
    }

    @Test
    void failed_beats_what_is_below_delivered_and_nothing_above() {
        assertThat(reduce("accepted", List.of(status("sent", 1), failed(2))).state())
                .isEqualTo("failed");
        assertThat(reduce("accepted", List.of(failed(2), status("sent", 1))).state())
                .isEqualTo("failed");
        assertThat(reduce("accepted", List.of(failed(2), status("sent", 1))).error())
                .isEqualTo(ERROR);
        assertThat(reduce("accepted", List.of(status("delivered", 1), failed(2)))
                        .state())
                .isEqualTo("delivered");
        Lattice better = reduce("accepted", List.of(failed(1), status("delivered", 2)));
        assertThat(better.state()).isEqualTo("delivered");
        assertThat(better.error()).isNull();
    }

    @Test
    void a_failure_of_an_earlier_try_does_not_stop_the_next() {
        assertThat(reduce("queued", List.of(failed(1))).state()).isEqualTo("queued");
    }

    private static Lattice reduce(String before, List<StatusReceived> statuses) {
        Lattice state = new Lattice(before, null, null, null, null, null, null);
        for (StatusReceived status : statuses) {
            state = state.with(status);
        }
        return state;
    }

    private static StatusReceived status(String word, int second) {
        return new StatusReceived(
                "waba",
                new PhoneNumberId("1"),
                new Wamid("wamid.1"),
                word,
                NOON.plusSeconds(second),
                null,
                null,
                null,
                null);
    }

    private static StatusReceived failed(int second) {
        return new StatusReceived(
                "waba",
                new PhoneNumberId("1"),
                new Wamid("wamid.1"),
                "failed",
                NOON.plusSeconds(second),
                null,
                null,
                ERROR,
                null);
    }
}
