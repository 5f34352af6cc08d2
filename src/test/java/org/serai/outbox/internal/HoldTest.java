package org.serai.outbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serai.audit.AuditTrail;
import org.serai.canonical.MessageId;
import org.serai.canonical.SendClass;
import org.serai.outbox.Hold;
import org.serai.outbox.Messages;
import org.serai.outbox.Tokens;
import org.serai.outbox.hold.HoldGuard;

/** The database was put back: it believes that what it sent waits still. */
class HoldTest {
    private static final String ADA = "+4915100000001";
    private static final String BOB = "+4915100000002";
    private static final String EVE = "+4915100000003";
    private Rig rig;
    private int people;

    @BeforeEach
    void build() throws IOException {
        rig = new Rig().open();
    }

    @AfterEach
    void clear() throws IOException {
        rig.close();
    }

    /** Sent after the backup, and forgotten by the restore. */
    private List<MessageId> sentAndForgotten(String... phones) {
        var ids = new ArrayList<MessageId>();
        for (String phone : phones) {
            ids.add(rig.send(phone));
        }
        forgotten(ids);
        return ids;
    }

    private void forgotten(List<MessageId> ids) {
        Backup backup = Backup.of(rig.jdbc);
        rig.start();
        ids.forEach(id -> rig.awaitState(id, "accepted"));
        rig.stop();
        backup.restore();
        rig.open().start();
    }

    private Map<String, @Nullable Object> hold() {
        return rig.bean(Hold.class).look(Rig.ACME);
    }

    private Hold.Step release(Hold.As as) {
        return rig.bean(Hold.class).release(Rig.ACME, as, "ada");
    }

    private String opaque(MessageId id) {
        return rig.bean(Tokens.class).opaque(id);
    }

    private long requestsFor(MessageId id) {
        return rig.opaques().stream().filter(opaque(id)::equals).count();
    }

    @Test
    void what_may_have_left_is_listed_and_nothing_leaves() {
        List<MessageId> ids = sentAndForgotten(ADA, BOB);

        MessageId later = rig.send(EVE);

        assertThat(hold()).containsEntry("held", true).containsEntry("cause", "hold.behind");
        assertThat(hold().get("open"))
                .asString()
                .contains(
                        "messages=2",
                        "order-confirmed",
                        ids.get(0).toString(),
                        ids.get(1).toString())
                .doesNotContain(later.toString());
        assertThat(rig.bean(Engine.class).isRunning()).isTrue();
        assertThat(release(Hold.As.UNKNOWN)).isEqualTo(new Hold.Step(2, 0, false));
        rig.awaitState(later, "accepted");
        assertThat(rig.opaques())
                .as("the one that came in meanwhile is the only one that left since")
                .containsExactlyInAnyOrder(opaque(ids.get(0)), opaque(ids.get(1)), opaque(later));
        assertThat(ids).allSatisfy(id -> assertThat(rig.state(id)).isEqualTo("unknown"));
    }

    @Test
    void a_status_that_comes_late_says_that_it_had_left() {
        List<MessageId> ids = sentAndForgotten(ADA, BOB);

        rig.statuses(rig.status(opaque(ids.get(0)), "wamid.ADA", "delivered"));

        assertThat(rig.tree(ids.get(0))).containsEntry("state", "delivered").containsEntry("attempts", 1);
        assertThat(hold().get("told"))
                .asString()
                .contains("messages=1", ids.get(0).toString());
        assertThat(hold().get("open"))
                .asString()
                .contains("messages=1", ids.get(1).toString());
        assertThat(rig.bean(Messages.class).journey(Rig.ACME, ids.get(0)).toString())
                .contains("had forgotten that it left");
        release(Hold.As.QUEUED);
        rig.awaitState(ids.get(1), "accepted");
        assertThat(requestsFor(ids.get(0))).isEqualTo(1);
    }

    @Test
    void a_release_can_be_pressed_again_and_stands_in_the_audit_once() {
        sentAndForgotten(ADA);

        assertThat(release(Hold.As.UNKNOWN).moved()).isEqualTo(1);
        assertThat(release(Hold.As.UNKNOWN)).isEqualTo(new Hold.Step(0, 0, false));
        assertThat(hold()).containsExactly(Map.entry("held", false));
        assertThat(rig.bean(AuditTrail.class).list(Rig.ACME, Long.MAX_VALUE, 10))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.act()).isEqualTo("hold.released");
                    assertThat(entry.details()).contains("unknown", "hold.behind");
                    assertThat(entry.who()).isEqualTo("ada");
                });
        rig.kill().open();
        assertThat(hold()).containsEntry("held", false);
    }

    @Test
    void more_than_one_batch_is_moved_and_none_is_passed_over() {
        for (int i = 0; i < 1_001; i++) {
            rig.send("+49152" + (20_000_000 + i));
        }
        rig.kill().hold().open();

        assertThat(release(Hold.As.UNKNOWN)).isEqualTo(new Hold.Step(1_001, 0, false));
        assertThat(rig.count("unclear")).isEqualTo(1_001);
        assertThat(rig.count("open_message") + rig.count("held")).isZero();
    }

    @Test
    void silence_proves_nothing_of_what_may_have_been_told_to_the_lost_database() {
        MessageId id = sentAndForgotten(ADA).get(0);
        release(Hold.As.UNKNOWN);

        pass(Duration.ofSeconds(90));
        others().forEach(o ->
                rig.statuses(rig.status(opaque(o), String.valueOf(rig.tree(o).get("wamid")), "sent")));
        pass(Duration.ofSeconds(60));
        rig.bean(Settler.class).settle();
        assertThat(rig.state(id)).isEqualTo("unknown");

        rig.advance(Duration.ofHours(6));
        rig.bean(Settler.class).settle();
        assertThat(rig.state(id)).isEqualTo("unresolved");
        assertThat(requestsFor(id)).isEqualTo(1);
    }

    private List<MessageId> others() {
        var ids = new ArrayList<MessageId>();
        for (int i = 0; i < 25; i++) {
            ids.add(rig.send("+49152" + (10_000_000 + people++)));
        }
        ids.forEach(id -> rig.awaitState(id, "accepted"));
        return ids;
    }

    private void pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second += 10) {
            rig.advance(Duration.ofSeconds(10));
            rig.bean(Settler.class).beat();
        }
    }

    @Test
    void what_must_arrive_is_sent_once_more_as_its_class_says_and_flagged() {
        var message = Rig.message(ADA, SendClass.MUST);
        rig.submit(message);
        forgotten(List.of(message.id()));
        release(Hold.As.UNKNOWN);

        rig.advance(Duration.ofMinutes(16));
        rig.bean(Settler.class).settle();

        rig.awaitState(message.id(), "accepted");
        assertThat(requestsFor(message.id())).isEqualTo(2);
        assertThat(rig.tree(message.id())).containsEntry("duplicatePossible", true);
    }

    @Test
    void what_was_not_due_when_the_hold_began_cannot_have_left_and_goes_at_its_time() {
        MessageId id = rig.send(ADA);
        rig.jdbc
                .sql("update open_message set not_before = ?::timestamptz")
                .param(Rig.NOON.plusSeconds(3_600).toString())
                .update();
        rig.kill().hold().open();

        assertThat(hold().get("open")).asString().contains("messages=0");
        release(Hold.As.UNKNOWN);
        assertThat(rig.state(id)).isEqualTo("queued");
    }

    @Test
    void a_hold_outlives_a_restart_and_is_of_all_nodes() {
        rig.hold().kill().open();
        rig.withoutHold().kill().start();
        MessageId id = rig.send(ADA);

        assertThat(hold()).containsEntry("cause", "hold.set");
        release(Hold.As.QUEUED);
        rig.awaitState(id, "accepted");
    }

    @Test
    void a_standby_that_takes_over_while_the_hub_runs_is_met_by_its_first_connection() {
        rig.start();
        rig.awaitState(rig.send(ADA), "accepted");
        rig.jdbc
                .sql("update house_value set value = replace(encode(value, 'escape'), 'timeline=', 'timeline=F')::bytea"
                        + " where name = 'place'")
                .update();
        rig.reconnected();
        MessageId id = rig.send(BOB);
        Rig.await(() -> rig.bean(HoldGuard.class).holds(Rig.ACME), () -> "not held");

        assertThat(hold()).containsEntry("cause", "hold.moved");
        assertThat(hold().get("found")).asString().contains("timeline");
        assertThat(rig.state(id)).isEqualTo("queued");
        assertThat(rig.opaques()).doesNotContain(opaque(id));
    }

    @Test
    void a_claim_that_was_the_first_to_meet_it_is_taken_back_and_its_messages_are_listed() {
        rig.jdbc.sql("""
                create function taken_over() returns trigger language plpgsql as $$ begin
                    update house_value set value = replace(encode(value, 'escape'), 'timeline=', 'timeline=F')::bytea
                    where name = 'place'; return null; end $$""").update();
        rig.jdbc
                .sql(
                        "create trigger taken_over after insert on attempt for each statement execute function taken_over()")
                .update();
        rig.reconnects();
        rig.start();

        MessageId id = rig.send(ADA);
        Rig.await(() -> rig.bean(HoldGuard.class).holds(Rig.ACME), () -> "not held");
        rig.awaitState(id, "queued");

        assertThat(rig.count("attempt")).as("it had been claimed").isEqualTo(1);
        assertThat(rig.opaques()).isEmpty();
        assertThat(hold().get("open")).asString().contains(id.toString());
        rig.jdbc.sql("drop trigger taken_over on attempt").update();
        release(Hold.As.UNKNOWN);
        assertThat(rig.state(id)).isEqualTo("unknown");
        assertThat(rig.opaques()).isEmpty();
    }

    @Test
    void an_old_home_on_another_database_is_told_so() throws IOException {
        rig.stop();
        try (Rig other = new Rig().home(rig)) {
            other.open();
            assertThat(other.bean(Hold.class).look(Rig.ACME)).containsEntry("cause", "hold.other");
        }
        rig.open();
    }

    @Test
    void a_start_like_any_other_holds_nothing() {
        rig.start();
        rig.awaitState(rig.send(ADA), "accepted");
        rig.kill().start();
        rig.awaitState(rig.send(BOB), "accepted");
        rig.stop().start();
        rig.awaitState(rig.send(EVE), "accepted");
        assertThat(hold()).containsExactly(Map.entry("held", false));
    }
}
