package org.serai.outbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serai.canonical.ConsentState;
import org.serai.canonical.Content;
import org.serai.canonical.MessageId;
import org.serai.canonical.OutboundMessage;
import org.serai.canonical.PhoneNumber;
import org.serai.canonical.Purpose;
import org.serai.canonical.Recipient;
import org.serai.consent.Consents;
import org.serai.delivery.FaultyApi;
import org.serai.outbox.Messages;
import org.serai.template.TemplateStates;

/** Every class of answer, from the socket to the row. */
class AnswersTest {
    private static final String ADA = "+4915100000001";
    private static final String BOB = "+4915100000002";
    private Rig rig;

    @BeforeEach
    void build() throws IOException {
        rig = new Rig();
        rig.start();
    }

    @AfterEach
    void clear() throws IOException {
        rig.close();
    }

    @Test
    void a_final_no_fails_the_message_and_only_that_one() {
        rig.api.answerWith(body -> ADA.equals(body.get("to")) ? FaultyApi.error(400, 131026) : rig.api.ok());
        MessageId ada = rig.send(ADA);
        MessageId bob = rig.send(BOB);
        rig.awaitState(ada, "failed");
        rig.awaitState(bob, "accepted");
        MessageId next = rig.send(ADA);
        rig.awaitState(next, "failed");
        assertThat(rig.tree(ada)).containsEntry("error", Map.of("code", 131026, "title", "Something"));
        assertThat(rig.count("open_message")).isZero();
    }

    @Test
    void a_shut_window_on_their_side_sends_the_template_instead() {
        rig.customerWrote(ADA);
        rig.api.answerWith(body -> "text".equals(body.get("type")) ? FaultyApi.error(400, 131047) : rig.api.ok());
        OutboundMessage message =
                Rig.message(Recipient.of(new PhoneNumber(ADA)), new Content.Text("Hallo"), Rig.template());
        rig.submit(message);
        rig.awaitState(message.id(), "accepted");
        assertThat(rig.api.requests()).extracting(r -> r.get("type")).containsExactly("text", "template");
        assertThat(rig.tree(message.id()))
                .containsEntry("template", "order_confirmed")
                .containsEntry("attempts", 2);
    }

    @Test
    void the_pair_limit_holds_this_person_longer_each_time_and_nobody_else() {
        var refusals = new AtomicInteger();
        rig.api.answerWith(body -> ADA.equals(body.get("to")) && refusals.getAndIncrement() < 2
                ? FaultyApi.error(400, 131056)
                : rig.api.ok());
        MessageId ada = rig.send(ADA);
        Rig.await(() -> rig.api.requests().size() == 1 && rig.state(ada).equals("queued"), () -> rig.state(ada));
        MessageId bob = rig.send(BOB);
        rig.awaitState(bob, "accepted");
        assertThat(rig.state(ada)).isEqualTo("queued");

        rig.advance(Duration.ofSeconds(1));
        Rig.await(() -> rig.api.requests().size() == 3 && rig.state(ada).equals("queued"), () -> rig.state(ada));
        assertThat(held()).isEqualTo("2026-11-22T12:00:05Z");
        rig.advance(Duration.ofSeconds(4));
        rig.awaitState(ada, "accepted");
    }

    @Test
    void a_limited_number_slows_down_and_goes_on() {
        var refusals = new AtomicInteger();
        rig.api.answerWith(body -> refusals.getAndIncrement() < 1
                ? FaultyApi.status(429, "{\"error\":{\"message\":\"x\",\"code\":130429}}", "Retry-After: 3")
                : rig.api.ok());
        MessageId ada = rig.send(ADA);
        Rig.await(() -> rig.api.requests().size() == 1 && rig.state(ada).equals("queued"), () -> rig.state(ada));
        assertThat(held()).isEqualTo("2026-11-22T12:00:03Z");
        rig.advance(Duration.ofSeconds(3));
        rig.awaitState(ada, "accepted");
    }

    @Test
    void a_fault_with_a_code_below_500_is_tried_three_times() {
        rig.api.answerWith(body -> FaultyApi.error(400, 1));
        MessageId ada = rig.send(ADA);
        for (int tries = 1; tries < 3; tries++) {
            int n = tries;
            Rig.await(() -> rig.api.requests().size() == n && rig.state(ada).equals("queued"), () -> rig.state(ada));
            rig.advance(Duration.ofSeconds(10));
        }
        rig.awaitState(ada, "failed");
        assertThat(rig.api.requests()).hasSize(3);
    }

    @Test
    void an_answer_above_499_is_unclear_and_never_repeated() {
        rig.api.answerWith(body -> FaultyApi.error(500, 131026));
        MessageId ada = rig.send(ADA);
        rig.awaitState(ada, "unknown");
        MessageId second = rig.send(ADA);
        rig.api.answerWith(body -> rig.api.ok());
        MessageId bob = rig.send(BOB);
        rig.awaitState(bob, "accepted");
        assertThat(rig.state(second)).isEqualTo("queued");

        Map<String, @Nullable Object> unclear =
                rig.bean(Messages.class).unclear(Rig.ACME, 10).get(0);
        assertThat(unclear).containsEntry("id", ada.toString()).containsEntry("state", "unknown");
        assertThat(unclear.get("evidence")).asString().contains("seen=HTTP 500", "code=131026", "httpStatus=500");

        rig.advance(Duration.ofSeconds(151));
        rig.awaitState(second, "accepted");
        assertThat(rig.state(ada)).isEqualTo("unknown");
        rig.advance(Duration.ofHours(25));
        rig.awaitState(ada, "expired");
        assertThat(rig.bean(Messages.class).unclear(Rig.ACME, 10)).isEmpty();
        assertThat(rig.api.requests()).hasSize(3);
    }

    @Test
    void an_unclear_message_is_settled_by_its_status_and_its_lane_goes_on() {
        rig.api.answerWith(body -> rig.api.requests().size() == 1 ? FaultyApi.half() : rig.api.ok());
        MessageId ada = rig.send(ADA);
        rig.awaitState(ada, "unknown");
        MessageId second = rig.send(ADA);
        rig.statuses(rig.status(rig.opaques().get(0), "wamid.X", "sent"));
        assertThat(rig.tree(ada)).containsEntry("state", "sent").containsEntry("wamid", "wamid.X");
        rig.awaitState(second, "accepted");
        assertThat(rig.count("unclear")).isZero();
        assertThat(rig.said(ADA)).extracting(said -> said.message()).containsExactlyInAnyOrder(second, ada);
        assertThat(rig.counter("serai.duplicate.sends")).isZero();
    }

    @Test
    void a_stopped_number_waits_with_everything_behind_it() {
        rig.api.answerWith(body -> FaultyApi.error(401, 190));
        MessageId ada = rig.send(ADA);
        Rig.await(() -> rig.api.requests().size() == 1 && rig.state(ada).equals("queued"), () -> rig.state(ada));
        MessageId bob = rig.send(BOB);
        // a second round of the loop has seen the pause once another idle look has passed
        long looked = rig.api.requests().size();
        rig.template("APPROVED");
        assertThat(rig.state(bob)).isEqualTo("queued");
        assertThat(rig.api.requests()).hasSize((int) looked);
    }

    @Test
    void marketing_held_back_waits_a_day() {
        var refusals = new AtomicInteger();
        rig.api.answerWith(body -> refusals.getAndIncrement() < 1 ? FaultyApi.error(400, 131049) : rig.api.ok());
        OutboundMessage message = Rig.message(ADA);
        rig.submit(message);
        rig.awaitState(message.id(), "scheduled");
        MessageId next = rig.send(ADA);
        rig.awaitState(next, "accepted");
        rig.jdbc
                .sql("update message set expires_at = expires_at + interval '9 days'")
                .update();
        rig.advance(Duration.ofHours(24));
        rig.awaitState(message.id(), "accepted");
    }

    @Test
    void a_person_who_stopped_marketing_with_meta_has_opted_out() {
        rig.api.answerWith(body -> FaultyApi.error(400, 131050));
        MessageId ada = rig.send(ADA);
        rig.awaitState(ada, "failed");
        Consents consents = rig.bean(Consents.class);
        Recipient person = Recipient.of(new PhoneNumber(ADA));
        assertThat(consents.state(Rig.ACME, person, Purpose.MARKETING)).isEqualTo(ConsentState.DENIED);
        assertThat(consents.state(Rig.ACME, person, Purpose.SERVICE)).isEqualTo(ConsentState.GRANTED);
    }

    @Test
    void a_paused_template_is_known_to_be_paused_from_then_on() {
        rig.advance(Duration.ofSeconds(1));
        rig.api.answerWith(body -> FaultyApi.error(400, 132015));
        MessageId ada = rig.send(ADA);
        rig.awaitState(ada, "scheduled");
        assertThat(rig.bean(TemplateStates.class).find("waba", "order_confirmed", "de"))
                .hasValueSatisfying(s -> assertThat(s.status()).isEqualTo("PAUSED"));
        OutboundMessage next = Rig.message(BOB);
        rig.submit(next);
        assertThat(rig.tree(next.id()).get("reason")).asString().contains("template.paused");
    }

    @Test
    void what_cannot_connect_is_tried_again_without_an_end() throws Exception {
        rig.api.leave();
        MessageId ada = rig.send(ADA);
        Rig.await(() -> attempts(ada) >= 2, () -> "attempts: " + attempts(ada));
        assertThat(rig.jdbc
                        .sql("select distinct outcome from attempt where outcome is not null")
                        .query(String.class)
                        .list())
                .containsExactly("not_sent");
    }

    private int attempts(MessageId id) {
        return rig.jdbc
                .sql("select attempts from message where msg_id = :id")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    private String held() {
        return rig.jdbc
                .sql("select hold_until from lane where hold_until is not null")
                .query((rs, n) -> rs.getObject(1, java.time.OffsetDateTime.class)
                        .toInstant()
                        .toString())
                .single();
    }
}
