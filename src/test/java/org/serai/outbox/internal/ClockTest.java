package org.serai.outbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serai.canonical.HouseClock;
import org.serai.canonical.MessageId;
import org.serai.canonical.OutboundMessage;
import org.serai.canonical.SendClass;
import org.serai.canonical.SteadyClock;
import org.serai.database.TimeKeeper;
import org.serai.delivery.FaultyApi;
import org.serai.outbox.Tokens;
import org.serai.outbox.Unclear;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody sets the clock while messages wait, are in flight and are unclear: nothing goes early, nothing goes twice. */
class ClockTest {
    private static final String ADA = "+4915100000001";
    private static final String BEN = "+4915100000002";
    private static final String CEM = "+4915100000003";
    private static final Duration DAY = Duration.ofDays(1);
    private Rig rig;
    private SettableTime time;

    @BeforeEach
    void build() throws IOException {
        rig = new Rig(new HouseClock(new SteadyClock()));
        time = new SettableTime(rig.database);
        rig.start();
    }

    @AfterEach
    void clear() throws IOException {
        rig.close();
    }

    /** Meta wants nothing for this person until tomorrow. */
    private MessageId scheduled() {
        rig.api.answerWith(body -> FaultyApi.error(400, 131049));
        MessageId id = rig.send(ADA);
        rig.awaitState(id, "scheduled");
        rig.api.answerWith(body -> rig.api.ok());
        return id;
    }

    private MessageId unclear(SendClass sendClass) {
        rig.api.answerWith(body -> FaultyApi.hangUp());
        OutboundMessage message = Rig.message(BEN, sendClass);
        rig.submit(message);
        rig.awaitState(message.id(), "unknown");
        rig.api.answerWith(body -> rig.api.ok());
        return message.id();
    }

    /** Its request has left, and nobody ever answers it. */
    private MessageId flying(String phone) {
        rig.api.answerWith(body -> isTo(phone, body) ? FaultyApi.silence() : rig.api.ok());
        MessageId id = rig.send(phone);
        rig.awaitState(id, "sending");
        return id;
    }

    private static boolean isTo(String phone, Map<String, Object> body) {
        return phone.equals(body.get("to"));
    }

    private long requestsFor(MessageId id) {
        String opaque = rig.bean(Tokens.class).opaque(id);
        return rig.opaques().stream().filter(opaque::equals).count();
    }

    private TimeKeeper unbelieving() {
        return rig.timeKeeper(Duration.ofHours(1));
    }

    private TimeKeeper believing() {
        return rig.timeKeeper(Duration.ZERO);
    }

    private void settle() {
        rig.bean(Settler.class).settle();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P2D", "PT-1H"})
    void set_and_set_back_it_neither_sends_nor_expires_nor_takes_over(String jump) {
        MessageId tomorrow = scheduled();
        MessageId must = unclear(SendClass.MUST);
        MessageId behind = rig.send(BEN);
        MessageId flying = flying(CEM);
        TimeKeeper keeper = unbelieving();

        time.set(Duration.parse(jump));
        keeper.look();
        assertThat(rig.clock.isSure()).isFalse();
        MessageId meanwhile = rig.send("+4915100000004");
        settle();
        rig.awaitState(flying, "unknown");
        assertThat(rig.state(meanwhile)).isEqualTo("queued");
        time.set(Duration.ZERO);
        keeper.look();

        rig.awaitState(meanwhile, "accepted");
        settle();
        assertThat(List.of(rig.state(tomorrow), rig.state(must), rig.state(behind)))
                .containsExactly("scheduled", "unknown", "queued");
        assertThat(List.of(requestsFor(tomorrow), requestsFor(must), requestsFor(behind), requestsFor(flying)))
                .containsExactly(1L, 1L, 0L, 1L);
    }

    @Test
    void set_ahead_for_good_it_makes_no_unclear_message_old_enough_to_be_sent_again() {
        MessageId must = unclear(SendClass.MUST);

        time.set(Duration.ofHours(1));
        believing().look();
        settle();

        rig.awaitState(rig.send(ADA), "accepted");
        assertThat(rig.state(must)).isEqualTo("unknown");
        assertThat(requestsFor(must)).isEqualTo(1);
    }

    @Test
    void set_back_for_good_nobody_waits_for_a_time_that_was_never_meant() {
        TimeKeeper keeper = believing();
        time.set(DAY);
        keeper.look();
        MessageId told = rig.send(CEM);
        rig.awaitState(told, "accepted");
        MessageId unclear = unclear(SendClass.ONCE);
        MessageId second = rig.send(BEN);

        time.set(Duration.ZERO);
        keeper.look();
        MessageId third = rig.send(BEN);
        MessageId next = rig.send(CEM);
        rig.awaitState(next, "accepted");
        rig.bean(Unclear.class).settle(Rig.ACME, unclear, Unclear.Word.ACCEPTED, "ada");
        rig.awaitState(third, "accepted");

        Tokens tokens = rig.bean(Tokens.class);
        assertThat(rig.opaques())
                .containsSubsequence(tokens.opaque(unclear), tokens.opaque(second), tokens.opaque(third))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_number_sends_on_after_its_database_was_set_back() {
        var pace = new PaceTable(rig.bean(JdbcClient.class), rig.clock);
        time.set(Duration.ofHours(1));
        pace.know(Rig.NUMBER, 80);
        pace.slow(Rig.NUMBER, 80);
        pace.buy(Rig.NUMBER, 80, 8);
        time.set(Duration.ZERO);

        pace.slow(Rig.NUMBER, 80);
        MessageId id = rig.send(ADA);
        rig.awaitState(id, "accepted");
    }

    @Test
    void a_lease_that_no_right_clock_gave_holds_nobody_up() {
        rig.stop();
        rig.open();
        MessageId id = rig.send(ADA);
        rig.jdbc
                .sql("update lane set owner = 'another node', lease_until = now() + interval '1 day', due_at = null")
                .update();
        rig.start();
        rig.awaitState(id, "accepted");
    }

    @Test
    void a_node_whose_own_clock_is_wrong_goes_by_the_databases_as_the_others_do() throws IOException {
        MessageId tomorrow = scheduled();
        MessageId flying = flying(BEN);
        var wrong = new HouseClock(Clock.offset(new SteadyClock(), DAY.multipliedBy(3)));
        try (Rig beside = rig.beside(wrong).open()) {
            TimeKeeper keeper = beside.timeKeeper(Duration.ofHours(1));
            keeper.start();
            keeper.stop();
            assertThat(Duration.between(rig.clock.instant(), wrong.instant()).abs())
                    .isLessThan(Duration.ofSeconds(5));
            beside.start();
            MessageId theirs = beside.send(CEM);
            rig.awaitState(theirs, "accepted");
            assertThat(rig.count("attempt where evidence like 'the sender was lost%'"))
                    .isZero();
            assertThat(requestsFor(flying)).isEqualTo(1);
            assertThat(rig.state(tomorrow)).isEqualTo("scheduled");
        }
    }
}
