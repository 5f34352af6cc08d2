package org.serai.outbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serai.canonical.ConsentState;
import org.serai.canonical.Content;
import org.serai.canonical.Event;
import org.serai.canonical.MessageId;
import org.serai.canonical.OutboundMessage;
import org.serai.canonical.PhoneNumber;
import org.serai.canonical.Priority;
import org.serai.canonical.Purpose;
import org.serai.canonical.Recipient;
import org.serai.delivery.FaultyApi;
import org.serai.policy.FrequencyCap;
import org.serai.policy.QuietHours;
import org.serai.policy.Verdict;
import org.serai.tenant.SendingRules;

/** What holds messages back besides Meta's rules, from the desk to the wire. */
class RestraintTest {
    private static final String ADA = "+4915100000001";
    private static final String BOB = "+4915100000002";
    private Rig rig;

    @BeforeEach
    void build() throws IOException {
        rig = new Rig();
    }

    @AfterEach
    void close() throws IOException {
        rig.close();
    }

    @Test
    void a_message_in_the_recipients_night_goes_in_their_morning() {
        rig.rules(night()).start();
        rig.advance(Duration.ofHours(9));
        OutboundMessage message = Rig.message(ADA);
        assertThat(rig.submit(message)).isInstanceOfSatisfying(Verdict.Defer.class, defer -> {
            assertThat(defer.reason().code()).isEqualTo("policy.quiet-hours");
            assertThat(defer.until()).isEqualTo("2026-11-23T07:00:00Z");
        });
        MessageId day = rig.send("+12125550100");
        rig.awaitState(day, "accepted");
        assertThat(rig.state(message.id())).isEqualTo("scheduled");

        rig.advance(Duration.ofHours(10));
        rig.awaitState(message.id(), "accepted");
    }

    @Test
    void a_template_that_meta_moves_to_marketing_goes_on_only_to_those_who_agreed_to_marketing() {
        rig.open().say(ConsentState.GRANTED, BOB);
        MessageId ada = rig.send(ADA);
        MessageId bob = rig.send(BOB);
        rig.template(null, "MARKETING");
        rig.start();
        rig.awaitState(bob, "accepted");
        rig.awaitState(ada, "refused");
        assertThat(code(rig.submit(Rig.message(ADA)))).isEqualTo("policy.no-consent");
        assertThat(rig.api.requests()).hasSize(1);
    }

    @Test
    void night_that_falls_while_a_message_waits_holds_it_too() {
        rig.rules(night()).open();
        MessageId id = rig.send(ADA);
        rig.advance(Duration.ofHours(9));
        rig.start();
        rig.awaitState(id, "scheduled");
        assertThat(rig.tree(id))
                .extractingByKey("reason")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("code", "policy.quiet-hours");
        assertThat(rig.api.requests()).isEmpty();
    }

    @Test
    void what_is_urgent_goes_at_night_and_what_would_be_pointless_by_morning_is_told_at_once() {
        rig.rules(night()).start();
        rig.advance(Duration.ofHours(9));
        OutboundMessage urgent = with(Rig.message(ADA), Priority.URGENT, Duration.ofHours(1));
        assertThat(rig.submit(urgent)).isInstanceOf(Verdict.Admit.class);
        rig.awaitState(urgent.id(), "accepted");
        assertThat(code(rig.submit(with(Rig.message(BOB), Priority.NORMAL, Duration.ofHours(1)))))
                .isEqualTo("policy.wait-too-long");
    }

    @Test
    void a_cap_puts_the_next_message_off_until_the_first_has_grown_old() {
        rig.rules(new SendingRules(null, List.of(new FrequencyCap(null, 2, Duration.ofHours(6))), List.of()))
                .start();
        rig.awaitState(rig.send(ADA), "accepted");
        rig.advance(Duration.ofHours(1));
        rig.awaitState(rig.send(ADA), "accepted");
        OutboundMessage third = Rig.message(ADA);
        assertThat(rig.submit(third)).isInstanceOfSatisfying(Verdict.Defer.class, defer -> {
            assertThat(defer.reason().code()).isEqualTo("policy.frequency-cap");
            assertThat(defer.until()).isEqualTo("2026-11-22T18:00:00Z");
        });
        rig.awaitState(rig.send(BOB), "accepted");
        rig.advance(Duration.ofHours(5));
        rig.awaitState(third.id(), "accepted");
    }

    @Test
    void messages_handed_in_together_do_not_slip_past_a_cap() {
        rig.rules(new SendingRules(null, List.of(new FrequencyCap(Purpose.SERVICE, 1, Duration.ofHours(6))), List.of()))
                .start();
        OutboundMessage first = Rig.message(ADA);
        OutboundMessage second = Rig.message(ADA);
        rig.transactions().executeWithoutResult(status -> {
            rig.submit(first);
            rig.submit(second);
        });
        rig.awaitState(first.id(), "accepted");
        rig.awaitState(second.id(), "scheduled");
        assertThat(rig.api.requests()).hasSize(1);
    }

    @Test
    void a_staging_tenant_writes_to_listed_people_only() {
        rig.rules(new SendingRules(null, List.of(), List.of("+49151*"))).start();
        rig.awaitState(rig.send(ADA), "accepted");
        assertThat(code(rig.submit(Rig.message("+4917000000001")))).isEqualTo("policy.not-listed");
    }

    @Test
    void a_newer_status_of_a_shipment_takes_the_place_of_one_that_waits() {
        rig.open();
        OutboundMessage out = shipment("OUT_FOR_DELIVERY", 1);
        OutboundMessage delivered = shipment("DELIVERED", 2);
        rig.submit(out);
        rig.submit(delivered);
        assertThat(rig.state(out.id())).isEqualTo("superseded");
        rig.start();
        rig.awaitState(delivered.id(), "accepted");
        assertThat(rig.api.requests()).hasSize(1);
        assertThat(rig.count("open_message")).isZero();
    }

    @Test
    void two_statuses_of_one_batch_leave_the_newer_one_whatever_their_order() {
        rig.open();
        OutboundMessage delivered = shipment("DELIVERED", 2);
        OutboundMessage out = shipment("OUT_FOR_DELIVERY", 1);
        rig.transactions().executeWithoutResult(status -> {
            rig.submit(delivered);
            rig.submit(out);
        });
        assertThat(rig.state(out.id())).isEqualTo("superseded");
        assertThat(rig.state(delivered.id())).isEqualTo("queued");
    }

    @Test
    void a_status_that_comes_late_is_kept_and_not_sent() {
        rig.start();
        OutboundMessage delivered = shipment("DELIVERED", 2);
        rig.submit(delivered);
        rig.awaitState(delivered.id(), "accepted");
        OutboundMessage late = shipment("OUT_FOR_DELIVERY", 1);
        assertThat(code(rig.submit(late))).isEqualTo("policy.stale");
        assertThat(code(rig.submit(shipment("IN_TRANSIT", 3)))).isEqualTo("policy.stale");
        assertThat(rig.tree(late.id())).containsEntry("state", "refused");
    }

    @Test
    void orders_do_not_take_each_others_place() {
        rig.start();
        MessageId first = rig.send(ADA);
        MessageId second = rig.send(ADA);
        rig.awaitState(first, "accepted");
        rig.awaitState(second, "accepted");
    }

    @Test
    void who_gets_no_marketing_for_now_is_left_alone_for_a_day_and_longer_the_next_time() {
        rig.start().say(ConsentState.GRANTED, ADA);
        rig.api.answerWith(request -> FaultyApi.error(400, 131049));
        OutboundMessage first = marketing();
        rig.submit(first);
        rig.awaitState(first.id(), "scheduled");
        assertThat(rig.submit(marketing())).isInstanceOfSatisfying(Verdict.Defer.class, defer -> {
            assertThat(defer.reason().code()).isEqualTo("policy.marketing-held");
            assertThat(defer.until()).isEqualTo("2026-11-23T12:00:00Z");
        });

        rig.advance(Duration.ofHours(25));
        Rig.await(() -> rig.count("marketing_hold where doublings = 1") == 1, () -> "not held again after a day");
        assertThat(rig.submit(marketing()))
                .isInstanceOfSatisfying(
                        Verdict.Defer.class, defer -> assertThat(defer.until()).isEqualTo("2026-11-25T13:00:00Z"));
    }

    private static OutboundMessage marketing() {
        Content.Template usual = Rig.template();
        return with(
                Rig.message(
                        Recipient.of(new PhoneNumber(ADA)),
                        new Content.Template(
                                usual.name(),
                                usual.language(),
                                "MARKETING",
                                usual.components(),
                                usual.parameters(),
                                usual.preview()),
                        null),
                Priority.BULK,
                Duration.ofDays(10));
    }

    private static OutboundMessage shipment(String status, int hour) {
        OutboundMessage usual = Rig.message(ADA);
        var event = new Event(
                usual.event().id(),
                usual.event().delivery(),
                usual.event().tenant(),
                usual.event().connector(),
                "shipment.updated.v1",
                "JD014600001",
                OffsetDateTime.ofInstant(Instant.parse("2026-11-22T0" + hour + ":00:00Z"), ZoneOffset.UTC),
                Map.of(
                        "trackingNumber",
                        "JD014600001",
                        "status",
                        status,
                        "recipient",
                        Map.of("phone", Map.of("e164", ADA))));
        return of(usual, event, Priority.NORMAL, usual.validFor());
    }

    private static OutboundMessage with(OutboundMessage usual, Priority priority, Duration validFor) {
        return of(usual, usual.event(), priority, validFor);
    }

    private static OutboundMessage of(OutboundMessage usual, Event event, Priority priority, Duration validFor) {
        return new OutboundMessage(
                usual.id(),
                usual.flow(),
                event,
                usual.to(),
                usual.content(),
                usual.alternative(),
                usual.sendClass(),
                priority,
                validFor,
                usual.problem());
    }

    private static SendingRules night() {
        return new SendingRules(
                new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0), Set.of(), false), List.of(), List.of());
    }

    private static @Nullable String code(Verdict verdict) {
        return verdict.fold(a -> "admitted", d -> "deferred", r -> r.reason().code());
    }
}
