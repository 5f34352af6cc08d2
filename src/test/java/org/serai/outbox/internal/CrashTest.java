package org.serai.outbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serai.canonical.MessageId;
import org.serai.delivery.FaultyApi;
import org.serai.outbox.Messages;

/** The process ends without a word; another begins. Nothing is lost, nothing is sent twice. */
class CrashTest {
    private static final String ADA = "+4915100000001";
    private Rig rig;

    @BeforeEach
    void build() throws IOException {
        rig = new Rig();
    }

    @AfterEach
    void clear() throws IOException {
        rig.close();
    }

    @Test
    void after_the_submission_the_next_process_sends_it() {
        rig.open();
        MessageId id = rig.send(ADA);
        rig.kill().start();
        rig.awaitState(id, "accepted");
        assertThat(rig.api.requests()).hasSize(1);
    }

    @Test
    void between_intent_and_answer_the_message_is_unknown_and_not_sent_again() {
        rig.api.answerWith(body -> FaultyApi.silence());
        rig.start();
        MessageId id = rig.send(ADA);
        Rig.await(() -> rig.api.requests().size() == 1, () -> "no request");
        rig.kill();
        assertThat(rig.state(id)).isEqualTo("sending");

        rig.api.answerWith(body -> rig.api.ok());
        rig.start();
        rig.awaitState(id, "unknown");
        MessageId other = rig.send("+4915100000002");
        rig.awaitState(other, "accepted");
        assertThat(rig.api.requests()).hasSize(2);
        assertThat(rig.bean(Messages.class).unclear(Rig.ACME, 5))
                .singleElement()
                .satisfies(m -> assertThat(m.get("evidence")).asString().contains("lost between intent and answer"));

        rig.statuses(rig.status(rig.opaques().get(0), "wamid.E", "delivered"));
        assertThat(rig.tree(id)).containsEntry("state", "delivered").containsEntry("wamid", "wamid.E");
        assertThat(rig.api.requests()).hasSize(2);
    }

    @Test
    void after_the_answer_and_before_its_commit_the_echo_settles_it() {
        rig.start();
        rig.jdbc
                .sql("create function slow() returns trigger language plpgsql as"
                        + " $$ begin raise exception 'the disk is away'; end $$")
                .update();
        rig.jdbc
                .sql("create trigger slow before insert on sent_as for each row execute function slow()")
                .update();
        MessageId id = rig.send(ADA);
        Rig.await(() -> rig.api.requests().size() == 1, () -> "no request");
        rig.kill();
        rig.jdbc.sql("drop trigger slow on sent_as").update();
        assertThat(rig.state(id)).isEqualTo("sending");

        rig.start();
        rig.awaitState(id, "unknown");
        rig.statuses(rig.status(rig.opaques().get(0), "wamid.T1", "sent"));
        assertThat(rig.state(id)).isEqualTo("sent");
        assertThat(rig.count("unclear") + rig.count("open_message")).isZero();
        assertThat(rig.api.requests()).hasSize(1);
    }

    @Test
    void an_outcome_waits_for_the_database_and_is_written_when_it_is_back() {
        rig.start();
        rig.jdbc
                .sql("create function away() returns trigger language plpgsql as"
                        + " $$ begin raise exception 'the disk is away'; end $$")
                .update();
        rig.jdbc
                .sql("create trigger away before insert on sent_as for each row execute function away()")
                .update();
        MessageId id = rig.send(ADA);
        Rig.await(() -> rig.api.requests().size() == 1, () -> "no request");
        rig.jdbc.sql("drop trigger away on sent_as").update();
        rig.awaitState(id, "accepted");
        assertThat(rig.api.requests()).hasSize(1);
    }

    @Test
    void a_lane_of_a_lost_process_is_free_again_though_its_lease_still_runs() {
        rig.start();
        MessageId first = rig.send(ADA);
        rig.awaitState(first, "accepted");
        rig.kill();
        rig.open();
        MessageId second = rig.send(ADA);
        // as if the lost process had claimed the lane and died before it wrote an intent
        rig.jdbc
                .sql("update lane set owner = (select convert_from(value, 'UTF8') from house_value"
                        + " where name like 'instance:%'), lease_until = now() + interval '1 hour', due_at = null,"
                        + " epoch = epoch + 1")
                .update();
        rig.start();
        rig.awaitState(second, "accepted");
        assertThat(rig.api.requests()).hasSize(2);
    }

    @Test
    void a_lease_that_ran_out_frees_the_lane_of_any_owner() {
        rig.open();
        MessageId id = rig.send(ADA);
        rig.jdbc
                .sql("update lane set owner = 'another node', lease_until = now() - interval '1 second', due_at = null")
                .update();
        rig.start();
        rig.awaitState(id, "accepted");
    }

    @Test
    void many_crashes_under_load_send_nothing_twice_and_lose_nothing() {
        List<MessageId> ids = new ArrayList<>();
        rig.open();
        for (int i = 0; i < 600; i++) {
            ids.add(rig.send("+49151000010" + (10 + i % 40)));
        }
        for (int round = 0; round < 5; round++) {
            int before = rig.api.requests().size();
            rig.start();
            rig.advance(Duration.ofSeconds(151));
            Rig.await(
                    () -> rig.api.requests().size() >= before + 10 || rig.count("open_message") == 0,
                    () -> "stuck at " + rig.api.requests().size());
            rig.kill();
        }
        rig.start();
        rig.advance(Duration.ofSeconds(151));
        Rig.await(() -> rig.count("open_message") == 0, () -> rig.count("open_message") + " still open");
        assertThat(rig.opaques()).doesNotHaveDuplicates();
        long accepted = rig.jdbc
                .sql("select count(*) from message where state = 'accepted'")
                .query(Long.class)
                .single();
        assertThat(accepted + rig.count("unclear")).isEqualTo(ids.size());

        List<String> opaques = rig.opaques();
        for (int i = 0; i < opaques.size(); i++) {
            rig.statuses(rig.status(opaques.get(i), rig.wamid(opaques.get(i)).orElse("wamid.S" + i), "delivered"));
        }
        long delivered = rig.jdbc
                .sql("select count(*) from message where state = 'delivered'")
                .query(Long.class)
                .single();
        assertThat(delivered).isEqualTo(opaques.size());
        assertThat(rig.counter("serai.duplicate.sends")).isZero();
        assertThat(delivered + rig.count("unclear")).isEqualTo(ids.size());
    }
}
