package org.serai.outbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serai.audit.AuditTrail;
import org.serai.audit.Entry;
import org.serai.canonical.ConsentState;
import org.serai.canonical.MessageId;
import org.serai.canonical.OutboundMessage;
import org.serai.delivery.FaultyApi;
import org.serai.outbox.Messages;
import org.serai.outbox.Unclear;
import org.serai.parked.Cause;
import org.serai.parked.Outcome;
import org.serai.parked.ParkedItem;
import org.serai.parked.Prospect;
import org.serai.parked.Replay;
import org.serai.parked.Selection;
import org.serai.parked.Shelves;
import org.serai.policy.Verdict;

/** Messages that stopped, and what becomes of them when an operator lets them go on. */
class MessageShelfTest {
    private static final String ADA = "+4915100000001";
    private Rig rig;

    @BeforeEach
    void build() throws IOException {
        rig = new Rig().start();
    }

    @AfterEach
    void clear() throws IOException {
        rig.close();
    }

    /** Refused for as long as Meta has not approved the template. */
    private MessageId stopped(String phone) {
        rig.template("REJECTED");
        OutboundMessage message = Rig.message(phone);
        assertThat(rig.submit(message)).isInstanceOf(Verdict.Refuse.class);
        return message.id();
    }

    private void mend() {
        rig.advance(Duration.ofSeconds(2));
        rig.approve("order_confirmed");
    }

    private Prospect plan(MessageId id) {
        return rig.bean(Replay.class).plan(Rig.ACME, List.of(id.value())).get(0);
    }

    private Prospect replay(MessageId id) {
        return rig.bean(Replay.class)
                .replay(new Replay.Wish(Rig.ACME, "ada", List.of(id.value()), Map.of()))
                .get(0);
    }

    private static MessageId successor(Prospect done) {
        return new MessageId(java.util.Objects.requireNonNull(done.replayedAs()));
    }

    private List<Map<String, @Nullable Object>> replaySteps(MessageId id) {
        return rig.bean(Messages.class).journey(Rig.ACME, id).stream()
                .filter(step -> "replay".equals(step.get("step")))
                .toList();
    }

    @Test
    void a_refused_message_goes_once_its_cause_is_mended_and_both_stories_name_the_other() {
        MessageId old = stopped(ADA);
        assertThat(plan(old).outcome()).isEqualTo(Outcome.BLOCKED);
        mend();
        assertThat(plan(old)).isEqualTo(Prospect.of(old.value(), Outcome.SENDS));

        MessageId next = successor(replay(old));

        rig.awaitState(next, "accepted");
        assertThat(rig.state(old)).isEqualTo("refused");
        assertThat(rig.tree(next)).containsEntry("replayOf", old.toString());
        assertThat(rig.tree(old)).containsEntry("replayedAs", next.toString());
        assertThat(replaySteps(next))
                .singleElement()
                .satisfies(step ->
                        assertThat(step).containsEntry("outcome", "replays").containsEntry("message", old.toString()));
        assertThat(replaySteps(old))
                .singleElement()
                .satisfies(step -> assertThat(step)
                        .containsEntry("outcome", "replayed")
                        .containsEntry("message", next.toString()));
    }

    @Test
    void pressed_by_six_at_once_and_once_more_it_is_sent_once() throws Exception {
        MessageId old = stopped(ADA);
        mend();
        Callable<Prospect> press = () -> replay(old);
        var operators = Executors.newFixedThreadPool(6);
        List<Prospect> all = new ArrayList<>();
        for (Future<Prospect> done : operators.invokeAll(Collections.nCopies(6, press))) {
            all.add(done.get());
        }
        operators.shutdown();
        all.add(replay(old));

        assertThat(all).filteredOn(Prospect::replays).hasSize(1);
        assertThat(all)
                .filteredOn(one -> one.outcome() == Outcome.ALREADY_REPLAYED)
                .hasSize(6);
        assertThat(all)
                .extracting(Prospect::replayedAs)
                .doesNotContainNull()
                .containsOnly(all.get(6).replayedAs());
        rig.awaitState(successor(all.get(6)), "accepted");
        assertThat(rig.api.requests()).hasSize(1);
    }

    @Test
    void what_meta_refused_for_good_may_be_tried_again_and_may_fail_again() {
        rig.api.answerWith(body -> FaultyApi.error(400, 131026));
        MessageId old = rig.send(ADA);
        rig.awaitState(old, "failed");

        MessageId second = successor(replay(old));
        rig.awaitState(second, "failed");
        rig.advance(Duration.ofSeconds(1));
        rig.api.answerWith(body -> rig.api.ok());
        MessageId third = successor(replay(second));

        rig.awaitState(third, "accepted");
        assertThat(rig.tree(third)).containsEntry("replayOf", second.toString());
    }

    @Test
    void who_said_stop_gets_nothing_and_the_message_stands_where_it_stood() {
        MessageId old = stopped(ADA);
        mend();
        rig.say(ConsentState.DENIED, ADA);

        Prospect done = replay(old);

        assertThat(done.outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(done.reasonCode()).hasValue("policy.opted-out");
        assertThat(done.replayedAs()).isNull();
        assertThat(rig.count("message")).isEqualTo(1);
        assertThat(rig.tree(old)).doesNotContainKey("replayedAs");
    }

    @Test
    void who_said_start_since_gets_it_whatever_the_event_said_then() {
        rig.say(ConsentState.DENIED, ADA);
        OutboundMessage message = Rig.message(ADA);
        rig.submit(message);
        rig.advance(Duration.ofSeconds(1));
        rig.say(ConsentState.GRANTED, ADA);

        rig.awaitState(successor(replay(message.id())), "accepted");
    }

    @Test
    void it_makes_sense_no_longer_than_the_one_whose_place_it_takes() {
        MessageId old = stopped(ADA);
        rig.advance(Duration.ofHours(25));
        rig.approve("order_confirmed");

        assertThat(plan(old).outcome()).isEqualTo(Outcome.EXPIRED);
        assertThat(replay(old).outcome()).isEqualTo(Outcome.EXPIRED);
        assertThat(rig.count("message")).isEqualTo(1);
    }

    @Test
    void what_was_sent_or_may_have_been_accepted_is_never_replayed() {
        MessageId sent = rig.send(ADA);
        rig.awaitState(sent, "accepted");
        rig.api.answerWith(body -> FaultyApi.hangUp());
        MessageId unclear = rig.send("+4915100000002");
        rig.awaitState(unclear, "unknown");

        assertThat(replay(sent).outcome()).isEqualTo(Outcome.ALREADY_SENT);
        assertThat(replay(unclear).reasonCode()).hasValue("message.unclear");
        assertThat(rig.count("message")).isEqualTo(2);
    }

    @Test
    void without_its_event_there_is_nothing_to_say() {
        MessageId old = stopped(ADA);
        mend();
        rig.told.clear();

        assertThat(replay(old).reasonCode()).hasValue("message.untold");
    }

    @Test
    void replays_of_a_number_take_a_tenth_of_its_rate() {
        List<MessageId> old =
                List.of(stopped(ADA), stopped("+4915100000002"), stopped("+4915100000003"), stopped("+4915100000004"));
        mend();

        old.forEach(this::replay);

        List<@Nullable String> due = rig.jdbc
                .sql("select (extract(epoch from not_before - min(not_before) over ()) * 1000)::int::text"
                        + " from message where replay_of is not null order by msg_id")
                .query(String.class)
                .list();
        // the number may send 10,000 a second
        assertThat(due).containsExactly("0", "1", "2", "3");
    }

    @Test
    void what_stopped_is_listed_by_cause_until_it_is_replayed() {
        MessageId first = stopped(ADA);
        MessageId second = stopped("+4915100000002");
        mend();
        rig.api.answerWith(body -> FaultyApi.error(400, 131026));
        rig.awaitState(rig.send("+4915100000003"), "failed");
        Shelves shelves = rig.bean(Shelves.class);

        assertThat(shelves.causes(Rig.ACME))
                .extracting(Cause::code, Cause::kind, Cause::count)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("template.not-approved", "message", 2L),
                        org.assertj.core.groups.Tuple.tuple("cloudapi.131026", "message", 1L));
        assertThat(ids(shelves, "template.not-approved")).containsExactly(first.value(), second.value());

        rig.api.answerWith(body -> rig.api.ok());
        replay(first);
        assertThat(ids(shelves, "template.not-approved")).containsExactly(second.value());
    }

    private static List<UUID> ids(Shelves shelves, String cause) {
        return shelves.list(Rig.ACME, new Selection(cause, "shopify", null, 10), null).items().stream()
                .map(ParkedItem::id)
                .toList();
    }

    @Test
    void the_operators_word_about_an_unclear_message_stands_in_the_audit() {
        rig.api.answerWith(body -> FaultyApi.hangUp());
        MessageId unclear = rig.send(ADA);
        rig.awaitState(unclear, "unknown");
        Unclear desk = rig.bean(Unclear.class);

        assertThat(desk.settle(Rig.ACME, unclear, Unclear.Word.ACCEPTED, "ada")).isTrue();
        assertThat(desk.settle(Rig.ACME, unclear, Unclear.Word.RESEND, "bob")).isFalse();

        assertThat(rig.bean(AuditTrail.class).list(Rig.ACME, Long.MAX_VALUE, 10))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry).extracting(Entry::who, Entry::act).containsExactly("ada", "unclear.decided"))
                .satisfies(entry -> assertThat(entry.details()).contains(unclear.toString(), "accepted"));
    }
}
