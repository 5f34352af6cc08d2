package org.serai.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.serai.tenant.TestTenants.tenant;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serai.canonical.ConsentState;
import org.serai.canonical.CustomerReply;
import org.serai.canonical.MessageId;
import org.serai.canonical.PhoneNumber;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.Purpose;
import org.serai.canonical.Recipient;
import org.serai.canonical.Ref;
import org.serai.canonical.TenantId;
import org.serai.canonical.UserId;
import org.serai.canonical.Wamid;
import org.serai.cloudapi.CloudApiError;
import org.serai.consent.Consents;
import org.serai.consent.TestConsents;
import org.serai.conversation.People;
import org.serai.database.TestDatabase;
import org.serai.egress.Deliveries;
import org.serai.json.Json;
import org.serai.outbox.Tokens;
import org.serai.parked.ParkedItem;
import org.serai.tenant.TestTenants;
import org.serai.webhook.events.AccountEventReceived;
import org.serai.webhook.events.AccountEventsReceived;
import org.serai.webhook.events.InboundReceived;
import org.serai.webhook.events.InboundsReceived;
import org.serai.webhook.events.StatusReceived;
import org.serai.webhook.events.StatusesReceived;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class ReplyTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");
    private static final PhoneNumberId NUMBER = new PhoneNumberId("acme-number");
    private static final Recipient ADA = Recipient.of(new PhoneNumber("+4915100000001"));
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Tokens tokens = new Tokens(new byte[32]);
    private final TestTenants tenants =
            new TestTenants(tenant("acme", "shopify", "easypost", "zendesk"), tenant("globex", "shopify"));
    private final Set<String> takers = new HashSet<>(Set.of("shopify", "zendesk"));
    private final List<CustomerReply> ran = new ArrayList<>();
    private boolean isAway;
    private final Set<String> failing = new HashSet<>();
    private final List<ParkedItem> parked = new ArrayList<>();
    private final Map<Recipient, Recipient> known = new java.util.HashMap<>();
    private final Consents consents = TestConsents.on(DATABASE.jdbc());
    private final ReplyRows rows = new ReplyRows(DATABASE.jdbc());
    private final ReplyIntake intake = new ReplyIntake(
            new ReplyComposer(
                    new Known(),
                    new Correlator(new JdbcSentMessages(DATABASE.jdbc()), tokens, Duration.ofDays(7)),
                    new AnswerTarget(tenants, (tenant, connector) -> takers.contains(connector.value()))),
            rows,
            new ConsentWords(consents),
            this::run,
            parked::addAll,
            nested(),
            CLOCK);

    private final class Known implements People {
        @Override
        public Recipient known(TenantId tenant, Recipient person) {
            return ReplyTest.this.known.getOrDefault(person, person);
        }

        @Override
        public Set<String> keys(TenantId tenant, Recipient person) {
            return Stream.of(person, known(tenant, person)).map(Recipient::key).collect(Collectors.toSet());
        }
    }

    private static TransactionTemplate nested() {
        var nested = new TransactionTemplate(new JdbcTransactionManager(DATABASE.dataSource()));
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        return nested;
    }

    /** A reply flow that writes a row, then may fail. */
    private int run(CustomerReply reply) {
        if (isAway) {
            throw new DataAccessResourceFailureException("no connection");
        }
        DATABASE.jdbc()
                .sql("insert into house_value (name, value) values (:name, '')")
                .param("name", reply.messageId().value())
                .update();
        if (failing.contains(reply.messageId().value())) {
            DATABASE.jdbc().sql("select 1 / 0").query(Integer.class).single();
        }
        ran.add(reply);
        return reply.text() != null && reply.text().equals("no flow") ? 0 : 1;
    }

    @BeforeEach
    void empty() {
        DATABASE.jdbc()
                .sql("truncate message, sent_as, reply, callback, house_value, consent, consent_ledger, consent_person")
                .update();
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private static MessageId sent(
            String tenant, Recipient to, String wamid, Instant at, String connector, String key, Ref... refs) {
        MessageId id = MessageId.next();
        DATABASE.jdbc()
                .sql("""
                        insert into message (msg_id, tenant, flow, event_id, connector, delivery, business_keys, person,
                                             number_id, send_class, priority, refs, verdict, created_at, state, decided_at,
                                             not_before, expires_at, accepted_at, wamid)
                        values (:id, :tenant, 'order-confirmed', :event, :connector, 'd', array[:key], :person,
                                :number, 'BALANCED', 'NORMAL', cast(:refs as jsonb), 'admit', :at, 'accepted', :at, :at, :at, :at, :wamid)
                        """)
                .param("id", id.value())
                .param("tenant", tenant)
                .param("event", "event-" + id)
                .param("connector", connector)
                .param("key", key)
                .param("person", to.key())
                .param("number", tenant + "-number")
                .param("refs", Json.text(Stream.of(refs).map(Ref::toTree).toList()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("wamid", wamid)
                .update();
        DATABASE.jdbc()
                .sql("insert into sent_as (wamid, msg_id, at) values (:wamid, :id, now())")
                .param("wamid", wamid)
                .param("id", id.value())
                .update();
        return id;
    }

    private static MessageId sent(String wamid, Instant at, String key) {
        return sent("acme", ADA, wamid, at, "shopify", key, new Ref("shopify", "order", "id-" + key, null));
    }

    private static InboundReceived inbound(String wamid, Recipient from, String type, String body) {
        return new InboundReceived(
                ACME, "acme-waba", NUMBER, new Wamid(wamid), from, "Ada", NOW, type, Json.parseObject(body));
    }

    private static InboundReceived text(String wamid, String text) {
        return inbound(wamid, ADA, "text", Json.text(Map.of("text", Map.of("body", text))));
    }

    private InboundReceived tap(String wamid, MessageId message, String button, String title) {
        String payload = tokens.button(message, button);
        return inbound(wamid, ADA, "button", Json.text(Map.of("button", Map.of("payload", payload, "text", title))));
    }

    private void receive(InboundReceived... messages) {
        DATABASE.transactions().executeWithoutResult(status -> intake.receive(new InboundsReceived(List.of(messages))));
    }

    private CustomerReply only() {
        assertThat(ran).hasSize(1);
        return ran.get(0);
    }

    private static long count(String table) {
        return DATABASE.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    @Test
    void the_token_of_the_tapped_button_wins_over_context_and_conversation() {
        MessageId old = sent("wamid.old", NOW.minus(Duration.ofDays(30)), "#1");
        sent("wamid.mid", NOW.minusSeconds(60), "#2");
        sent("wamid.new", NOW.minusSeconds(30), "#3");
        String payload = tokens.button(old, "cancel_order");
        receive(inbound(
                "w",
                ADA,
                "button",
                Json.text(Map.of(
                        "button",
                        Map.of("payload", payload, "text", "Cancel"),
                        "context",
                        Map.of("id", "wamid.mid")))));
        assertThat(only().matchedBy()).isEqualTo("token");
        assertThat(only().button()).isEqualTo("cancel_order");
        assertThat(only().text()).isEqualTo("Cancel");
        assertThat(only().kind()).isEqualTo("button");
        assertThat(only().businessKeys()).containsExactly("#1");
        assertThat(only().flow()).isEqualTo("order-confirmed");
        assertThat(only().origin()).hasToString("shopify");
        assertThat(only().inReplyTo()).isEqualTo(new Wamid("wamid.mid"));
    }

    @Test
    void a_token_comes_back_through_an_interactive_reply_too() {
        MessageId id = sent("wamid.out", NOW, "#1");
        String payload = tokens.button(id, "call_me");
        receive(inbound(
                "w",
                ADA,
                "interactive",
                Json.text(Map.of(
                        "interactive",
                        Map.of("type", "BUTTON_REPLY", "button_reply", Map.of("id", payload, "title", "Call me"))))));
        assertThat(only().matchedBy()).isEqualTo("token");
        assertThat(only().button()).isEqualTo("call_me");
        assertThat(only().kind()).isEqualTo("interactive");
    }

    @Test
    void the_quoted_message_wins_over_the_newest() {
        sent("wamid.1", NOW.minusSeconds(60), "#1");
        sent("wamid.2", NOW.minusSeconds(30), "#2");
        receive(inbound("w", ADA, "text", "{\"text\":{\"body\":\"ok\"},\"context\":{\"id\":\"wamid.1\"}}"));
        assertThat(only().matchedBy()).isEqualTo("context");
        assertThat(only().businessKeys()).containsExactly("#1");
        assertThat(only().button()).isNull();
    }

    @Test
    void a_reaction_answers_the_message_it_sits_on() {
        sent("wamid.1", NOW.minusSeconds(60), "#1");
        sent("wamid.2", NOW.minusSeconds(30), "#2");
        receive(inbound("w", ADA, "reaction", "{\"reaction\":{\"message_id\":\"wamid.1\",\"emoji\":\"x\"}}"));
        assertThat(only().kind()).isEqualTo("reaction");
        assertThat(only().text()).isEqualTo("x");
        assertThat(only().businessKeys()).containsExactly("#1");
    }

    @Test
    void else_the_newest_message_to_the_person_within_a_week_is_meant() {
        sent("wamid.1", NOW.minus(Duration.ofDays(6)), "#1");
        sent("wamid.2", NOW.minus(Duration.ofDays(5)), "#2");
        sent("acme", Recipient.of(new PhoneNumber("+4915100000002")), "wamid.3", NOW, "shopify", "#3");
        sent("acme", ADA, "wamid.4", NOW.plus(Duration.ofHours(1)), "shopify", "#4");
        receive(inbound("w", ADA, "text", "{\"text\":{\"body\":\"hi\"},\"context\":{\"id\":\"wamid.unknown\"}}"));
        assertThat(only().matchedBy()).isEqualTo("conversation");
        assertThat(only().businessKeys()).containsExactly("#2");
    }

    @Test
    void an_answer_after_the_week_matches_nothing_and_still_runs_a_flow() {
        sent("wamid.1", NOW.minus(Duration.ofDays(8)), "#1");
        receive(text("w", "hello?"));
        assertThat(only().matchedBy()).isEqualTo("none");
        assertThat(only().origin()).isNull();
        assertThat(count("reply")).isEqualTo(1);
    }

    @Test
    void a_person_known_by_user_id_only_is_matched_through_the_linked_phone() {
        sent("wamid.1", NOW.minusSeconds(60), "#1");
        Recipient id = Recipient.of(new UserId("DE.ADA"));
        known.put(id, new Recipient(ADA.phone(), id.userId()));
        receive(inbound("w", id, "text", "{\"text\":{\"body\":\"hi\"}}"));
        assertThat(only().matchedBy()).isEqualTo("conversation");
        assertThat(only().from()).isEqualTo(new Recipient(ADA.phone(), id.userId()));
    }

    @Test
    void a_token_of_another_tenant_is_foreign_and_matches_nothing_at_all() {
        MessageId theirs = sent("globex", ADA, "wamid.g", NOW, "shopify", "#9");
        sent("wamid.1", NOW.minusSeconds(60), "#1");
        receive(tap("w", theirs, "cancel_order", "Cancel"));
        assertThat(only().matchedBy()).isEqualTo("none");
        assertThat(only().button()).isNull();
        assertThat(only().businessKeys()).isEmpty();
    }

    @Test
    void a_forged_token_is_just_a_payload() {
        MessageId id = sent("wamid.1", NOW.minusSeconds(60), "#1");
        String forged = tokens.button(id, "cancel_order").replace("cancel_order", "refund_all");
        receive(inbound("w", ADA, "button", Json.text(Map.of("button", Map.of("payload", forged, "text", "x")))));
        assertThat(only().matchedBy()).isEqualTo("conversation");
        assertThat(only().button()).isNull();
        assertThat(only().buttonPayload()).isEqualTo(forged);
    }

    @Test
    void anothers_wamid_in_the_context_is_not_found() {
        sent("globex", ADA, "wamid.g", NOW, "shopify", "#9");
        receive(inbound("w", ADA, "text", "{\"text\":{\"body\":\"hi\"},\"context\":{\"id\":\"wamid.g\"}}"));
        assertThat(only().matchedBy()).isEqualTo("none");
    }

    @Test
    void an_answer_to_a_carrier_that_takes_none_goes_to_the_orders_shop_and_its_ref_comes_first() {
        MessageId id = sent(
                "acme",
                ADA,
                "wamid.1",
                NOW,
                "easypost",
                "TRK1",
                new Ref("easypost", "shipment", "trk_1", null),
                new Ref("shopify", "order", "4711", null));
        receive(tap("w", id, "another_day", "Another day"));
        assertThat(only().origin()).hasToString("shopify");
        assertThat(only().refs().get(0).id()).isEqualTo("4711");
        assertThat(only().refs()).hasSize(2);
    }

    @Test
    void without_an_answerable_order_the_messages_own_system_is_next_and_the_queue_is_last() {
        MessageId ticket =
                sent("acme", ADA, "wamid.1", NOW, "zendesk", "T1", new Ref("zendesk", "customer", "5", null));
        MessageId parcel =
                sent("acme", ADA, "wamid.2", NOW, "easypost", "TRK1", new Ref("woocommerce", "order", "7", null));
        receive(tap("w1", ticket, "b", "B"), tap("w2", parcel, "b", "B"));
        takers.remove("zendesk");
        receive(tap("w3", ticket, "b", "B"));
        assertThat(ran).extracting(reply -> String.valueOf(reply.origin())).containsExactly("zendesk", "jms", "jms");
    }

    @Test
    void every_type_is_put_into_words() {
        receive(
                inbound(
                        "w1",
                        ADA,
                        "image",
                        "{\"image\":{\"id\":\"5\",\"mime_type\":\"image/png\",\"sha256\":\"s\",\"caption\":\"broken\"}}"),
                inbound("w2", ADA, "location", "{\"location\":{\"latitude\":1.5,\"longitude\":2.5,\"name\":\"Home\"}}"),
                inbound(
                        "w3",
                        ADA,
                        "contacts",
                        "{\"contacts\":[{\"name\":{\"formatted_name\":\"Bob\"},\"phones\":[{\"phone\":\"+1\"}]}]}"),
                inbound(
                        "w4",
                        ADA,
                        "order",
                        "{\"order\":{\"product_items\":[{\"product_retailer_id\":\"sku\",\"quantity\":2}],\"text\":\"soon\"}}"),
                inbound("w5", ADA, "unsupported", "{\"errors\":[{\"code\":131051}]}"),
                inbound(
                        "w6",
                        ADA,
                        "interactive",
                        "{\"interactive\":{\"type\":\"nfm_reply\",\"nfm_reply\":{\"body\":\"Sent\",\"response_json\":\"{\\\"a\\\":1}\"}}}"),
                inbound("w7", ADA, "system", "{\"system\":{}}"));
        assertThat(ran)
                .extracting(CustomerReply::kind)
                .containsExactly("media", "location", "contacts", "order", "unsupported", "interactive");
        assertThat(ran)
                .extracting(CustomerReply::text)
                .containsExactly("broken", "Home\n1.5, 2.5", "Bob: +1", "2 x sku\nsoon", null, "Sent\n{\"a\":1}");
        assertThat(ran.get(0).media()).isEqualTo(Map.of("id", "5", "mime", "image/png", "sha256", "s"));
    }

    @Test
    void the_same_wamid_three_times_is_one_reply() {
        receive(text("w", "hi"), text("w", "hi"));
        receive(text("w", "hi"));
        assertThat(ran).hasSize(1);
        assertThat(count("reply")).isEqualTo(1);
    }

    @Test
    void a_failing_flow_is_undone_and_parked_and_costs_its_neighbours_nothing() {
        failing.add("w2");
        receive(text("w1", "a"), text("w2", "b"), text("w3", "c"));
        assertThat(ran).extracting(reply -> reply.messageId().value()).containsExactly("w1", "w3");
        assertThat(count("house_value")).isEqualTo(2);
        assertThat(count("reply")).isEqualTo(3);
        assertThat(parked).hasSize(1);
        assertThat(parked.get(0).kind()).isEqualTo("reply");
        assertThat(parked.get(0).cause()).isEqualTo("reply.flow-failed");
    }

    @Test
    void a_parked_reply_runs_its_flow_again_as_it_was() {
        MessageId id = sent("wamid.1", NOW.minusSeconds(60), "#1");
        failing.add("w");
        receive(tap("w", id, "cancel_order", "Cancel"));
        failing.clear();
        new ReplyReplayer(this::run).replay(parked.get(0));
        assertThat(only().origin()).hasToString("shopify");
        assertThat(only().button()).isEqualTo("cancel_order");
        assertThat(only().refs()).containsExactly(new Ref("shopify", "order", "id-#1", null));
    }

    @Test
    void a_reply_that_reaches_no_flow_is_parked_not_dropped() {
        receive(text("w", "no flow"));
        assertThat(parked).extracting(ParkedItem::cause).containsExactly("reply.flow-none");
    }

    @Test
    void a_store_that_goes_away_in_a_flow_gives_the_batch_back() {
        isAway = true;
        assertThatThrownBy(() -> receive(text("w", "hi"))).isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(parked).isEmpty();
        assertThat(count("reply")).isZero();
        isAway = false;
        receive(text("w", "hi"));
        assertThat(ran).hasSize(1);
    }

    @Test
    void stop_ends_all_consent_even_when_its_flow_fails_and_start_resumes_service() {
        failing.add("w1");
        receive(text("w1", " Stop! "));
        assertThat(consents.state(ACME, ADA, Purpose.SERVICE)).isEqualTo(ConsentState.DENIED);
        assertThat(consents.state(ACME, ADA, Purpose.MARKETING)).isEqualTo(ConsentState.DENIED);
        assertThat(consents.state(GLOBEX, ADA, Purpose.SERVICE)).isEqualTo(ConsentState.UNKNOWN);
        receive(text("w2", "START"));
        assertThat(consents.state(ACME, ADA, Purpose.SERVICE)).isEqualTo(ConsentState.GRANTED);
        assertThat(only().kind()).isEqualTo("opt_in");
        assertThat(only().intent()).isEqualTo("start");
        receive(text("w3", "please stop by at noon"));
        assertThat(ran.get(1).kind()).isEqualTo("text");
    }

    @Test
    void what_a_customer_sets_in_whatsapp_counts_for_marketing_only() {
        var preferences = new MarketingPreferences(consents, tenants, CLOCK);
        String wire =
                "{\"user_preferences\":[{\"wa_id\":\"%s\",\"user_id\":\"DE.9\",\"category\":\"marketing_messages\",\"value\":\"%s\",\"timestamp\":%d}]}";
        preferences.heed(told(wire.formatted("4915100000001", "stop", 1795000000)));
        assertThat(consents.state(ACME, ADA, Purpose.MARKETING)).isEqualTo(ConsentState.DENIED);
        assertThat(consents.state(ACME, ADA, Purpose.SERVICE)).isEqualTo(ConsentState.UNKNOWN);
        preferences.heed(told(wire.formatted("DE.9", "resume", 1795000009)));
        assertThat(consents.state(ACME, ADA, Purpose.MARKETING)).isEqualTo(ConsentState.GRANTED);
        var error = new CloudApiError(131050, null, "stopped", "stopped", "", 0);
        preferences.heed(new StatusesReceived(List.of(new StatusReceived(
                "acme-waba",
                NUMBER,
                new Wamid("x"),
                "failed",
                Instant.ofEpochSecond(1795000020),
                null,
                ADA,
                error,
                null))));
        assertThat(consents.state(ACME, ADA, Purpose.MARKETING)).isEqualTo(ConsentState.DENIED);
    }

    private static AccountEventsReceived told(String value) {
        return new AccountEventsReceived(
                List.of(new AccountEventReceived("acme-waba", "user_preferences", Json.parseObject(value))));
    }

    @Test
    void replies_are_found_by_key_person_time_and_message_page_by_page() {
        MessageId id = sent("wamid.1", NOW.minusSeconds(60), "#1");
        receive(
                tap("w1", id, "cancel_order", "Cancel"),
                text("w2", "and more"),
                inbound("w3", Recipient.of(new UserId("DE.2")), "text", "{\"text\":{\"body\":\"x\"}}"));
        var replies = new Replies(rows, new Delivered());
        assertThat(found(replies, ReplyQuery.of("#1", null, null))).containsExactly("w2", "w1");
        assertThat(found(replies, ReplyQuery.of(null, " 4915100000001", null))).containsExactly("w2", "w1");
        assertThat(found(replies, ReplyQuery.of(null, "DE.2", null))).containsExactly("w3");
        assertThat(found(replies, ReplyQuery.of(null, null, NOW.plusSeconds(1))))
                .isEmpty();
        assertThat(found(replies, ReplyQuery.answersTo(id))).containsExactly("w2", "w1");
        var first = replies.find(ACME, ReplyQuery.of(null, null, null), null, 2);
        var second = replies.find(ACME, ReplyQuery.of(null, null, null), first.next(), 2);
        assertThat(Stream.concat(first.items().stream(), second.items().stream())
                        .map(item -> item.get("messageId")))
                .containsExactly("w3", "w2", "w1");
        assertThat(second.next()).isNull();
        assertThat(second.items().get(0))
                .containsEntry("matchedBy", "token")
                .containsEntry("deliveredTo", "shopify")
                .containsEntry("deliveredAt", NOW.toString());
        assertThat(replies.find(GLOBEX, ReplyQuery.of(null, null, null), null, 10)
                        .items())
                .isEmpty();
    }

    private static final class Delivered implements Deliveries {
        @Override
        public List<Delivery> of(TenantId tenant, Collection<Wamid> replies) {
            return replies.stream()
                    .filter(wamid -> wamid.value().equals("w1"))
                    .map(wamid -> new Delivery(wamid, new org.serai.canonical.ConnectorName("shopify"), "sink", NOW))
                    .toList();
        }
    }

    private static List<Object> found(Replies replies, ReplyQuery query) {
        return replies.find(ACME, query, null, 10).items().stream()
                .map(item -> item.get("messageId"))
                .toList();
    }
}
