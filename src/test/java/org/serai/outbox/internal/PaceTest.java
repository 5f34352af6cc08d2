package org.serai.outbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serai.canonical.MessageId;
import org.serai.canonical.PhoneNumberId;
import org.serai.delivery.FaultyApi;
import org.serai.tenant.Secret;
import org.serai.tenant.Sender;

/** How fast one number sends, whoever sends with it. */
class PaceTest {
    private static final PhoneNumberId NUMBER = new PhoneNumberId("n");
    private Rig rig;
    private PaceTable here;
    private PaceTable there;

    @BeforeEach
    void build() throws IOException {
        rig = new Rig();
        here = new PaceTable(rig.jdbc, rig.clock);
        there = new PaceTable(rig.jdbc, rig.clock);
    }

    @AfterEach
    void close() throws IOException {
        rig.close();
    }

    @Test
    void two_nodes_together_get_no_more_than_one_would() {
        here.know(NUMBER, 80);
        rig.jdbc.sql("update number_pace set rate = 80, tat = now()").update();
        Instant began = databaseTime();
        int bought = 0;
        for (int i = 0; i < 20; i++) {
            bought += buy(i % 2 == 0 ? here : there, NUMBER, 80, 8).messages();
        }
        double seconds = Duration.between(began, databaseTime()).toNanos() / 1e9;
        assertThat(bought).isBetween(20, (int) (20 + seconds * 80) + 1);
    }

    @Test
    void the_slowest_number_still_sends() {
        here.know(NUMBER, 1);
        assertThat(buy(here, NUMBER, 1, 1).messages()).isEqualTo(1);
        PaceTable.Grant second = buy(here, NUMBER, 1, 1);
        assertThat(second.messages()).isZero();
        assertThat(second.askAgain()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void too_fast_halves_the_rate_of_all_once_a_second() {
        here.know(NUMBER, 80);
        rig.jdbc
                .sql("update number_pace set slowed_at = now() - interval '1 hour', rate = 80")
                .update();
        here.slow(NUMBER, 80);
        there.slow(NUMBER, 80);
        assertThat(rate()).isEqualTo(40);
        assertThat(rig.count("number_pace where tat = slowed_at + interval '0.25 s'"))
                .isEqualTo(1);
    }

    @Test
    void a_number_that_was_too_fast_recovers_by_two_per_cent_a_second_up_to_what_meta_grants() {
        here.know(NUMBER, 80);
        rig.jdbc
                .sql("update number_pace set rate = 30, slowed_at = now() - interval '10 s'")
                .update();
        here.slow(NUMBER, 80);
        assertThat(rate()).isBetween(30 * 1.219 / 2, 30 * 1.25 / 2);
        rig.jdbc
                .sql("update number_pace set slowed_at = now() - interval '5 min'")
                .update();
        here.slow(NUMBER, 80);
        assertThat(rate()).isEqualTo(40);
    }

    @Test
    void a_pause_passes_with_business_time_and_ends_when_the_clock_is_put_back_to_before_it() {
        here.know(NUMBER, 80);
        rig.advance(Duration.ofHours(30));
        here.pause(NUMBER, Duration.ofHours(24), "error 131048");
        rig.advance(Duration.ofHours(23));
        assertThat(buy(there, NUMBER, 80, 8).messages()).isZero();
        assertThat(here.paused(List.of("n")).get("n")).isBetween(3500.0, 3600.0);
        rig.advance(Duration.ofHours(1));
        assertThat(buy(there, NUMBER, 80, 8).messages()).isPositive();

        here.pause(NUMBER, Duration.ofHours(24), "error 131048");
        assertThat(buy(there, NUMBER, 80, 8).messages()).isZero();
        rig.advance(Duration.ofHours(-54));
        assertThat(buy(there, NUMBER, 80, 8).messages()).isPositive();
        assertThat(here.paused(List.of("n"))).isEmpty();
    }

    @Test
    void a_pause_begun_by_a_clock_that_was_set_back_since_begins_anew() {
        here.know(NUMBER, 80);
        rig.advance(Duration.ofHours(1));
        here.pause(NUMBER, Duration.ofHours(24), "error 131048");
        rig.advance(Duration.ofHours(-1));
        here.pullBack(rig.clock.instant());
        there.pullBack(rig.clock.instant());
        assertThat(buy(there, NUMBER, 80, 8).askAgain()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void a_pause_holds_all_nodes_and_doubles_until_a_call_gets_through() {
        here.know(NUMBER, 80);
        here.pause(NUMBER, Duration.ofSeconds(60), "error 131031");
        there.pause(NUMBER, Duration.ofSeconds(60), "error 131031");
        PaceTable.Grant grant = buy(there, NUMBER, 80, 8);
        assertThat(grant.messages()).isZero();
        assertThat(grant.askAgain()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));

        over();
        here.pause(NUMBER, Duration.ofSeconds(60), "error 131031");
        assertThat(buy(here, NUMBER, 80, 8).askAgain()).isBetween(Duration.ofSeconds(110), Duration.ofSeconds(120));

        over();
        there.resume(NUMBER);
        assertThat(buy(here, NUMBER, 80, 8)).satisfies(free -> {
            assertThat(free.messages()).isPositive();
            assertThat(free.pauses()).isZero();
        });
    }

    @Test
    void after_a_pause_one_node_lets_one_call_go_until_it_is_answered() {
        here.know(NUMBER, 80);
        here.pause(NUMBER, Duration.ofSeconds(60), "error 190");
        over();
        assertThat(buy(here, NUMBER, 80, 8).messages()).isEqualTo(1);
        assertThat(List.of(here, there)).map(node -> buy(node, NUMBER, 80, 8)).allSatisfy(grant -> {
            assertThat(grant.messages()).isZero();
            assertThat(grant.askAgain()).isEqualTo(Duration.ofSeconds(1));
        });

        rig.advance(Duration.ofSeconds(21));
        assertThat(buy(there, NUMBER, 80, 8).messages())
                .as("nobody heard the answer")
                .isEqualTo(1);
        there.resume(NUMBER);
        assertThat(buy(here, NUMBER, 80, 8).messages()).isGreaterThan(1);
    }

    @Test
    void a_number_that_meta_stopped_costs_one_refusal_a_pause() {
        rig.start();
        rig.api.answerWith(request -> FaultyApi.error(400, 190));
        List<MessageId> waiting = IntStream.range(0, 10)
                .mapToObj(i -> rig.send(String.format(Locale.ROOT, "+49151000091%02d", i)))
                .toList();
        awaitPauses(1);
        Rig.await(() -> rig.count("message where state <> 'queued'") == 0, () -> "not all were refused or wait");
        int refused = rig.api.requests().size();

        rig.advance(Duration.ofMinutes(2));
        awaitPauses(2);
        assertThat(rig.api.requests()).hasSize(refused + 1);

        rig.api.answerWith(request -> rig.api.ok());
        rig.advance(Duration.ofMinutes(3));
        waiting.forEach(id -> rig.awaitState(id, "accepted"));
    }

    private void awaitPauses(int inARow) {
        Rig.await(() -> rig.count("number_pace where pauses = " + inARow) == 1, () -> "it does not pause");
    }

    @Test
    void a_longer_pause_outlasts_the_shorter_one_it_meets() {
        here.know(NUMBER, 80);
        here.pause(NUMBER, Duration.ofSeconds(60), "error 131031");
        there.pause(NUMBER, Duration.ofHours(24), "error 131048");
        here.pause(NUMBER, Duration.ofSeconds(60), "error 131031");
        assertThat(buy(here, NUMBER, 80, 8).askAgain()).isGreaterThan(Duration.ofHours(23));
    }

    @Test
    void what_was_granted_while_meta_stopped_the_number_is_not_sent() {
        var secret = new Secret("s", "s");
        var sender = new Sender(Rig.ACME, NUMBER, "waba", "+15550783881", Set.of(), 80, null, secret, secret, secret);
        here.know(NUMBER, 80);
        var governor = new Governor(here, 0);
        CompletableFuture<Integer> asked = rig.database.transactions().execute(status -> {
            rig.jdbc.sql("update number_pace set rate = 80").update();
            var asking = CompletableFuture.supplyAsync(() -> governor.room(sender, 1));
            Rig.await(() -> rig.count("pg_locks where not granted") > 0, () -> "nobody asks");
            governor.pause(Duration.ofHours(24), "error 131048");
            return asking;
        });
        assertThat(asked.join()).isZero();
        assertThat(governor.room(sender, 2)).isZero();
    }

    @Test
    void a_number_held_for_spam_stays_held_over_a_restart() {
        rig.start();
        rig.api.answerWith(request -> FaultyApi.error(400, 131048));
        MessageId first = rig.send("+4915100000001");
        rig.awaitState(first, "scheduled");
        Rig.await(
                () -> rig.count("number_pace where paused_until > paused_at + interval '23 hours'") == 1,
                () -> "no pause");

        rig.stop();
        rig.api.answerWith(request -> rig.api.ok());
        rig.open();
        MessageId second = rig.send("+4915100000002");
        rig.start();
        Rig.await(() -> rig.counter("serai.messages.submitted", "verdict", "admit") > 0, () -> "not submitted");
        assertThat(rig.bean(Engine.class).isRunning()).isTrue();
        assertThat(rig.state(second)).isEqualTo("queued");
        assertThat(rig.api.requests()).hasSize(1);
    }

    @Test
    void answers_that_say_nothing_stop_the_number_before_it_has_lost_many() {
        rig.start();
        rig.api.answerWith(request -> FaultyApi.status(502, "<html>Bad Gateway</html>"));
        IntStream.range(0, 100).forEach(i -> rig.send(String.format(Locale.ROOT, "+49151000%05d", i)));
        Rig.await(() -> rig.count("message where state = 'unknown'") >= 20, () -> "answers are not unclear");
        Rig.await(() -> rig.count("message where state = 'sending'") == 0, () -> "still under way");
        assertThat(rig.count("message where state = 'queued'")).isPositive();
        assertThat(rig.gauge("serai.breaker.open")).isEqualTo(1);
    }

    private Instant databaseTime() {
        return rig.jdbc.sql("select now()").query(OffsetDateTime.class).single().toInstant();
    }

    private static PaceTable.Grant buy(PaceTable node, PhoneNumberId number, int granted, int most) {
        return node.buy(number, granted, most).orElseThrow();
    }

    private void over() {
        rig.advance(Duration.ofMinutes(2));
    }

    private double rate() {
        return rig.jdbc.sql("select rate from number_pace").query(Double.class).single();
    }
}
