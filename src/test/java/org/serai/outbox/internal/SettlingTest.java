package org.serai.outbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.serai.canonical.MessageId;
import org.serai.canonical.OutboundMessage;
import org.serai.canonical.SendClass;
import org.serai.canonical.TenantId;
import org.serai.delivery.FaultyApi;
import org.serai.outbox.Messages;
import org.serai.outbox.Tokens;
import org.serai.outbox.Unclear;

/** An answer was unclear; what the echo of others says, or does not say, decides what becomes of the message. */
class SettlingTest {
    private static final String ADA = "+4915100000001";
    private static final int ENOUGH = 25;
    private Rig rig;
    private int people;

    @BeforeEach
    void build() throws IOException {
        rig = new Rig().start();
        beat();
        pass(Duration.ofSeconds(20));
    }

    @AfterEach
    void clear() throws IOException {
        rig.close();
    }

    private void beat() {
        rig.bean(Settler.class).beat();
    }

    /** Time in which the hub is there to listen. */
    private void pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second += 10) {
            rig.advance(Duration.ofSeconds(10));
            beat();
        }
    }

    private MessageId unclear(SendClass sendClass) {
        rig.api.answerWith(body -> FaultyApi.hangUp());
        OutboundMessage message = Rig.message(ADA, sendClass);
        rig.submit(message);
        rig.awaitState(message.id(), "unknown");
        rig.api.answerWith(body -> rig.api.ok());
        return message.id();
    }

    /** Messages to others, accepted in this moment. */
    private List<MessageId> others() {
        List<MessageId> ids = new ArrayList<>();
        for (int i = 0; i < ENOUGH; i++) {
            ids.add(rig.send("+49152" + (10_000_000 + people++)));
        }
        ids.forEach(id -> rig.awaitState(id, "accepted"));
        return ids;
    }

    private void heard(List<MessageId> ids) {
        ids.forEach(id ->
                rig.statuses(rig.status(opaque(id), String.valueOf(rig.tree(id).get("wamid")), "sent")));
    }

    private String opaque(MessageId id) {
        return rig.bean(Tokens.class).opaque(id);
    }

    private long requestsFor(MessageId id) {
        return rig.opaques().stream().filter(opaque(id)::equals).count();
    }

    /** Later messages are heard of, and more time passes than any guard. */
    private void othersAreHeard() {
        pass(Duration.ofSeconds(90));
        heard(others());
        pass(Duration.ofSeconds(60));
        settle();
    }

    private void settle() {
        rig.bean(Settler.class).settle();
    }

    @Test
    void a_balanced_message_nobody_hears_of_while_others_are_heard_is_sent_once_more_and_flagged() {
        MessageId id = unclear(SendClass.BALANCED);
        othersAreHeard();
        rig.awaitState(id, "accepted");
        assertThat(requestsFor(id)).isEqualTo(2);
        assertThat(rig.tree(id)).containsEntry("duplicatePossible", true);
        assertThat(rig.count("unclear")).isZero();
        assertThat(rig.bean(Messages.class).journey(Rig.ACME, id).toString()).contains("unclear.resent");
    }

    @Test
    void and_never_a_third_time() {
        MessageId id = unclear(SendClass.BALANCED);
        rig.api.answerWith(
                body -> opaque(id).equals(body.get("biz_opaque_callback_data")) ? FaultyApi.hangUp() : rig.api.ok());
        othersAreHeard();
        Rig.await(() -> requestsFor(id) == 2, () -> "not sent again");
        rig.awaitState(id, "unknown");
        othersAreHeard();
        assertThat(rig.state(id)).isEqualTo("unresolved");
        assertThat(requestsFor(id)).isEqualTo(2);
        assertThat(rig.bean(Messages.class).unclear(Rig.ACME, 5)).hasSize(1);
    }

    @Test
    void silence_about_all_is_no_evidence_and_in_the_end_an_operator_must_look() {
        MessageId id = unclear(SendClass.BALANCED);
        pass(Duration.ofSeconds(90));
        others();
        pass(Duration.ofSeconds(600));
        settle();
        assertThat(rig.state(id)).isEqualTo("unknown");
        rig.advance(Duration.ofHours(6));
        settle();
        assertThat(rig.state(id)).isEqualTo("unresolved");
        assertThat(requestsFor(id)).isEqualTo(1);
    }

    @Test
    void a_late_status_settles_what_was_left_to_an_operator() {
        MessageId id = unclear(SendClass.ONCE);
        othersAreHeard();
        assertThat(rig.state(id)).isEqualTo("unresolved");
        rig.statuses(rig.status(opaque(id), "wamid.LATE", "delivered"));
        assertThat(rig.state(id)).isEqualTo("delivered");
        assertThat(rig.count("unclear")).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = SendClass.class,
            names = {"ONCE", "OTP"})
    void at_most_once_means_that_no_evidence_sends_it_again(SendClass sendClass) {
        MessageId id = unclear(sendClass);
        othersAreHeard();
        rig.advance(Duration.ofHours(7));
        settle();
        assertThat(requestsFor(id)).isEqualTo(1);
        assertThat(rig.state(id)).isEqualTo(sendClass == SendClass.OTP ? "expired" : "unresolved");
    }

    @Test
    void a_message_that_must_arrive_is_sent_again_after_a_quarter_of_an_hour_without_evidence() {
        MessageId id = unclear(SendClass.MUST);
        rig.advance(Duration.ofMinutes(14));
        settle();
        assertThat(rig.state(id)).isEqualTo("unknown");
        rig.advance(Duration.ofMinutes(2));
        settle();
        rig.awaitState(id, "accepted");
        assertThat(requestsFor(id)).isEqualTo(2);
    }

    @Test
    void while_meta_may_still_repeat_what_our_webhook_missed_silence_proves_nothing() {
        MessageId id = unclear(SendClass.BALANCED);
        pass(Duration.ofSeconds(10));
        rig.webhookFails();
        beat();
        othersAreHeard();
        assertThat(rig.state(id)).isEqualTo("unknown");
        pass(Duration.ofMinutes(10));
        heard(others());
        pass(Duration.ofSeconds(10));
        settle();
        rig.awaitState(id, "accepted");
        assertThat(requestsFor(id)).isEqualTo(2);
    }

    @Test
    void a_process_that_was_lost_meanwhile_was_not_there_to_listen() {
        MessageId id = unclear(SendClass.BALANCED);
        rig.kill().start();
        beat();
        othersAreHeard();
        assertThat(rig.state(id)).isEqualTo("unknown");
        assertThat(requestsFor(id)).isEqualTo(1);
    }

    @Test
    void an_operator_says_that_it_arrived() {
        MessageId id = unclear(SendClass.ONCE);
        assertThat(rig.bean(Unclear.class).settle(Rig.ACME, id, Unclear.Word.ACCEPTED, "ada"))
                .isTrue();
        assertThat(rig.state(id)).isEqualTo("accepted");
        assertThat(rig.bean(Unclear.class).settle(Rig.ACME, id, Unclear.Word.RESEND, "ada"))
                .isFalse();
        assertThat(rig.count("unclear")).isZero();
        assertThat(rig.bean(Messages.class).journey(Rig.ACME, id).toString()).contains("ada said: accepted");
    }

    @Test
    void an_operator_has_it_sent_once_more_of_whatever_class_it_is() {
        MessageId id = unclear(SendClass.ONCE);
        othersAreHeard();
        assertThat(rig.bean(Unclear.class).settle(new TenantId("other"), id, Unclear.Word.RESEND, "eve"))
                .isFalse();
        assertThat(rig.bean(Unclear.class).settle(Rig.ACME, id, Unclear.Word.RESEND, "ada"))
                .isTrue();
        rig.awaitState(id, "accepted");
        assertThat(requestsFor(id)).isEqualTo(2);
        assertThat(rig.tree(id)).containsEntry("duplicatePossible", true);
    }
}
