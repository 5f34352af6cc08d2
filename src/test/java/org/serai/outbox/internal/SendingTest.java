package org.serai.outbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serai.canonical.ConsentState;
import org.serai.canonical.Content;
import org.serai.canonical.MessageId;
import org.serai.canonical.OutboundMessage;
import org.serai.canonical.PhoneNumber;
import org.serai.canonical.Recipient;
import org.serai.canonical.UserId;
import org.serai.delivery.FaultyApi;
import org.serai.outbox.MessageFilter;
import org.serai.outbox.Messages;
import org.serai.outbox.Rehearsal;
import org.serai.outbox.Tokens;
import org.serai.policy.Verdict;

class SendingTest {
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
    void a_message_goes_out_once_and_is_read() {
        rig.start();
        MessageId id = rig.send(ADA);
        rig.awaitState(id, "accepted");

        assertThat(rig.api.requests()).hasSize(1);
        Map<String, Object> request = rig.api.requests().get(0);
        assertThat(request).containsEntry("to", ADA).containsEntry("type", "template");
        String opaque = rig.opaques().get(0);
        assertThat(rig.bean(Tokens.class).readOpaque(opaque)).contains(id);

        rig.statuses(rig.status(opaque, "wamid.T1", "sent"), rig.status(opaque, "wamid.T1", "delivered"));
        rig.statuses(rig.status(opaque, "wamid.T1", "read"));
        Map<String, @Nullable Object> tree = rig.tree(id);
        assertThat(tree)
                .containsEntry("state", "read")
                .containsEntry("wamid", "wamid.T1")
                .containsEntry("to", ADA)
                .containsEntry("template", "order_confirmed")
                .containsEntry("language", "de")
                .containsEntry("attempts", 1)
                .containsEntry("acceptedAt", "2026-11-22T12:00:00Z")
                .containsEntry("deliveredAt", "2026-11-22T12:00:00Z");
        assertThat(rig.count("open_message")).isZero();
        assertThat(rig.said(ADA)).singleElement().satisfies(said -> {
            assertThat(said.wamid().value()).isEqualTo("wamid.T1");
            assertThat(said.message()).isEqualTo(id);
            assertThat(said.type()).isEqualTo("template");
            assertThat(said.content()).containsKeys("template", "preview");
        });
        assertThat(steps(id))
                .containsExactly("verdict admit", "attempt accepted", "status sent", "status delivered", "status read");
    }

    @Test
    void the_same_event_through_the_same_flow_is_one_message_however_it_comes() {
        rig.start();
        OutboundMessage message = Rig.message(ADA);
        List<CompletableFuture<Verdict>> at_once = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> rig.submit(Rig.again(message))))
                .toList();
        assertThat(at_once).allSatisfy(v -> assertThat(v.join()).isInstanceOf(Verdict.Admit.class));
        rig.transactions().executeWithoutResult(status -> {
            rig.submit(Rig.again(message));
            rig.submit(Rig.again(message));
        });
        MessageId last = rig.send("+4915100000002");
        rig.awaitState(last, "accepted");

        assertThat(rig.count("message")).isEqualTo(2);
        Rig.await(() -> rig.count("open_message") == 0, () -> "still open");
        assertThat(rig.api.requests()).hasSize(2);
    }

    @Test
    void what_was_refused_stays_refused_and_is_kept_with_its_reason() {
        rig.open().say(ConsentState.DENIED, ADA);
        OutboundMessage message = Rig.message(ADA);
        assertThat(code(rig.submit(message))).isEqualTo("policy.opted-out");
        rig.say(ConsentState.GRANTED, "+4915100000009");
        assertThat(code(rig.submit(Rig.again(message)))).isEqualTo("policy.opted-out");

        assertThat(rig.tree(message.id()))
                .containsEntry("state", "refused")
                .extractingByKey("reason")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("code", "policy.opted-out");
        assertThat(rig.count("lane")).isZero();
    }

    @Test
    void a_transaction_that_rolls_back_leaves_nothing() {
        rig.start();
        rig.transactions().executeWithoutResult(status -> {
            rig.submit(Rig.message(ADA));
            status.setRollbackOnly();
        });
        MessageId other = rig.send("+4915100000002");
        rig.awaitState(other, "accepted");
        assertThat(rig.count("message")).isEqualTo(1);
        assertThat(rig.count("consent")).isEqualTo(1);
    }

    @Test
    void a_no_in_the_document_counts_at_once_and_is_remembered() {
        rig.open();
        Recipient ada = Recipient.of(new PhoneNumber(ADA));
        assertThat(code(rig.submit(Rig.message(ada, Rig.template(), null, Map.of("consent", "denied")))))
                .isEqualTo("policy.opted-out");
        assertThat(code(rig.submit(Rig.message(ADA)))).isEqualTo("policy.opted-out");
        assertThat(code(rig.submit(Rig.message(ada, Rig.template(), null, Map.of("consent", "granted")))))
                .isEqualTo("policy.opted-out");
    }

    @Test
    void a_rehearsal_gives_verdict_and_request_and_keeps_nothing() {
        rig.open();
        Rehearsal.Outcome outcome = rig.bean(Rehearsal.class).judge(Rig.message(ADA));
        assertThat(outcome.verdict()).isInstanceOf(Verdict.Admit.class);
        assertThat(Objects.requireNonNull(outcome.request()).body()).containsEntry("to", ADA);
        assertThat(rig.count("message") + rig.count("consent")).isZero();
    }

    @Test
    void a_person_known_only_by_user_id_is_addressed_by_it() {
        rig.open();
        Recipient person = Recipient.of(new UserId("DE.4711"));
        rig.start();
        OutboundMessage message = Rig.message(person, Rig.template(), null, Map.of("consent", "granted"));
        assertThat(rig.submit(message)).isInstanceOf(Verdict.Admit.class);
        rig.awaitState(message.id(), "accepted");
        assertThat(rig.api.requests().get(0))
                .containsEntry("recipient", "DE.4711")
                .doesNotContainKey("to");
    }

    @Test
    void messages_to_one_person_keep_their_order_one_at_a_time() {
        rig.open();
        List<MessageId> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(rig.send(ADA));
        }
        rig.start();
        ids.forEach(id -> rig.awaitState(id, "accepted"));
        Tokens tokens = rig.bean(Tokens.class);
        assertThat(rig.opaques().stream().map(o -> tokens.readOpaque(o).orElseThrow()))
                .containsExactlyElementsOf(ids);
    }

    @Test
    void after_ten_messages_at_once_a_person_gets_one_every_six_seconds_and_nobody_else_waits() {
        rig.pairBurst(10).start();
        List<MessageId> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ids.add(rig.send(ADA));
        }
        rig.awaitState(ids.get(9), "accepted");
        rig.awaitState(rig.send("+4915100000002"), "accepted");
        assertThat(rig.api.requests()).hasSize(11);
        rig.advance(Duration.ofSeconds(5));
        rig.awaitState(rig.send("+4915100000003"), "accepted");
        assertThat(rig.state(ids.get(10))).isEqualTo("queued");
        rig.advance(Duration.ofSeconds(1));
        rig.awaitState(ids.get(10), "accepted");
        rig.awaitState(rig.send("+4915100000004"), "accepted");
        assertThat(rig.state(ids.get(11))).isEqualTo("queued");
        rig.advance(Duration.ofSeconds(6));
        rig.awaitState(ids.get(11), "accepted");
    }

    @Test
    void consent_withdrawn_while_it_waited_stops_it() {
        rig.open();
        MessageId id = rig.send(ADA);
        rig.say(ConsentState.DENIED, ADA);
        rig.start();
        rig.awaitState(id, "refused");
        MessageId other = rig.send("+4915100000002");
        rig.awaitState(other, "accepted");
        assertThat(rig.api.requests()).hasSize(1);
        assertThat(steps(id)).containsExactly("verdict admit", "verdict refused");
    }

    @Test
    void a_template_paused_while_it_waited_holds_it_until_the_pause_is_over() {
        rig.open();
        MessageId id = rig.send(ADA);
        rig.template("PAUSED");
        rig.start();
        rig.awaitState(id, "scheduled");
        assertThat(rig.tree(id).get("reason")).asString().contains("template.paused");
        rig.advance(Duration.ofMinutes(6));
        rig.template("APPROVED");
        rig.awaitState(id, "accepted");
    }

    @Test
    void the_substitute_of_a_paused_template_goes_in_its_place() {
        rig.open().approve("order_confirmed_plain");
        Content.Template usual = Rig.template();
        var plain = new Content.Template(
                "order_confirmed_plain",
                usual.language(),
                usual.category(),
                usual.components(),
                usual.parameters(),
                usual.preview());
        OutboundMessage message = Rig.message(Recipient.of(new PhoneNumber(ADA)), usual, plain);
        rig.submit(message);
        rig.template("PAUSED");
        rig.start();
        rig.awaitState(message.id(), "accepted");
        assertThat(rig.tree(message.id())).containsEntry("template", "order_confirmed_plain");
        assertThat(rig.api.requests()).singleElement().asString().contains("order_confirmed_plain");
    }

    @Test
    void a_message_nobody_needs_any_more_expires_unsent() {
        rig.open();
        MessageId id = rig.send(ADA);
        rig.advance(Duration.ofHours(25));
        rig.start();
        rig.awaitState(id, "expired");
        assertThat(rig.api.requests()).isEmpty();
        assertThat(rig.count("open_message")).isZero();
    }

    @Test
    void free_text_goes_inside_the_window_and_gives_way_to_the_template_outside() {
        rig.open().customerWrote(ADA);
        Recipient ada = Recipient.of(new PhoneNumber(ADA));
        OutboundMessage inside = Rig.message(ada, new Content.Text("Hallo Ada"), Rig.template());
        assertThat(rig.submit(inside)).isEqualTo(new Verdict.Admit(false));
        rig.start();
        rig.awaitState(inside.id(), "accepted");
        assertThat(rig.api.requests().get(0)).containsEntry("type", "text");

        OutboundMessage waiting = Rig.message(ada, new Content.Text("Noch da?"), Rig.template());
        rig.stop().open();
        assertThat(rig.submit(waiting)).isEqualTo(new Verdict.Admit(false));
        rig.advance(Duration.ofHours(23).plusMinutes(59).plusSeconds(59));
        rig.advance(Duration.ofSeconds(1));
        jdbcExpiresLater(waiting.id());
        rig.start();
        rig.awaitState(waiting.id(), "accepted");
        assertThat(rig.api.requests().get(1)).containsEntry("type", "template");
        assertThat(rig.tree(waiting.id())).containsEntry("template", "order_confirmed");
    }

    @Test
    void a_stop_lets_what_is_in_the_air_land() {
        var open = new CountDownLatch(1);
        rig.api.answerWith(body -> FaultyApi.after(open, rig.api.ok()));
        rig.start();
        MessageId id = rig.send(ADA);
        Rig.await(() -> rig.api.requests().size() == 1, () -> "no request");
        // not in the common pool: answers come through it, and two cores give it one thread from JDK 25 on
        CompletableFuture<Void> stopped =
                CompletableFuture.runAsync(() -> rig.bean(Engine.class).stop(), task -> new Thread(task).start());
        open.countDown();
        stopped.join();
        assertThat(rig.state(id)).isEqualTo("accepted");
    }

    @Test
    void lists_are_newest_first_in_pages_and_of_one_tenant() {
        rig.open();
        List<MessageId> ids = IntStream.range(0, 5)
                .mapToObj(i -> rig.send("+491510000010" + i))
                .toList();
        Messages messages = rig.bean(Messages.class);
        var first = messages.find(Rig.ACME, new MessageFilter(null, null, "queued", null, null, 3, null));
        assertThat(ids(first)).containsExactly(ids.get(4), ids.get(3), ids.get(2));
        var second = messages.find(Rig.ACME, new MessageFilter(null, null, null, null, null, 3, first.next()));
        assertThat(ids(second)).containsExactly(ids.get(1), ids.get(0));
        assertThat(second.next()).isNull();

        assertThat(ids(messages.find(Rig.ACME, new MessageFilter(null, "4915100000102", null, null, null, 9, null))))
                .containsExactly(ids.get(2));
        String key = String.valueOf(rig.tree(ids.get(1)).get("businessKey"));
        assertThat(ids(messages.find(
                        Rig.ACME, new MessageFilter(key, null, null, "order_confirmed", Rig.NOON, 9, null))))
                .containsExactly(ids.get(1));
        assertThat(messages.find(new org.serai.canonical.TenantId("other"), MessageFilter.ALL)
                        .items())
                .isEmpty();
        assertThat(messages.find(new org.serai.canonical.TenantId("other"), ids.get(0)))
                .isEmpty();
        assertThat(messages.journey(new org.serai.canonical.TenantId("other"), ids.get(0)))
                .isEmpty();
    }

    private void jdbcExpiresLater(MessageId id) {
        rig.jdbc
                .sql("update message set expires_at = expires_at + interval '1 day' where msg_id = :id")
                .param("id", id.value())
                .update();
    }

    private List<String> steps(MessageId id) {
        return rig.bean(Messages.class).journey(Rig.ACME, id).stream()
                .map(s -> s.get("step") + " " + s.get("outcome"))
                .collect(Collectors.toList());
    }

    private static List<MessageId> ids(Messages.Page page) {
        return page.items().stream()
                .map(m -> MessageId.of(String.valueOf(m.get("id"))))
                .toList();
    }

    private static String code(Verdict verdict) {
        return verdict.fold(a -> "admitted", d -> "deferred", r -> r.reason().code());
    }
}
