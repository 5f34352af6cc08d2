package org.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serai.tenant.TestTenants.tenant;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serai.canonical.HouseClock;
import org.serai.canonical.MessageId;
import org.serai.canonical.PhoneNumber;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;
import org.serai.canonical.UserId;
import org.serai.canonical.Wamid;
import org.serai.database.TestDatabase;
import org.serai.json.Json;
import org.serai.tenant.TestTenants;
import org.serai.webhook.events.AccountEventReceived;
import org.serai.webhook.events.AccountEventsReceived;
import org.serai.webhook.events.InboundReceived;
import org.serai.webhook.events.InboundsReceived;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

class ConversationTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");
    private static final PhoneNumberId NUMBER = new PhoneNumberId("acme-number");
    private static final Recipient ADA_PHONE = Recipient.of(new PhoneNumber("+4915100000001"));
    private static final Recipient ADA_ID = Recipient.of(new UserId("DE.ADA"));
    private static final Recipient ADA = new Recipient(ADA_PHONE.phone(), ADA_ID.userId());

    private final HouseClock clock = new HouseClock(java.time.Clock.fixed(NOW, java.time.ZoneOffset.UTC));
    private final NamedParameterJdbcTemplate jdbc = new NamedParameterJdbcTemplate(DATABASE.dataSource());
    private final PersonIdentities people = new PersonIdentities(jdbc);
    private final ServiceWindows windows = new ServiceWindows(jdbc);
    private final List<TimelineItem> said = new ArrayList<>();
    private final Conversations conversations = new Conversations(
            new ConversationItems(jdbc),
            (tenant, keys, before, limit) -> said.stream()
                    .filter(item -> item.at().isBefore(before.at())
                            || item.at().equals(before.at())
                                    && item.wamid().value().compareTo(before.id()) < 0)
                    .limit(limit)
                    .toList(),
            people);
    private final ConversationKeeper keeper = new ConversationKeeper(
            people,
            new ConversationItems(jdbc),
            windows,
            new MediaQueue(jdbc, Duration.ofMinutes(1), clock, () -> {}),
            new TestTenants(tenant("acme"), tenant("globex")),
            clock);

    @BeforeEach
    void empty() {
        DATABASE.jdbc()
                .sql("truncate conversation_item, service_window, person_identity, media")
                .update();
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private static InboundReceived inbound(
            TenantId tenant, String wamid, Recipient from, Instant at, String type, String body) {
        return new InboundReceived(
                tenant,
                tenant + "-waba",
                new PhoneNumberId(tenant + "-number"),
                new Wamid(wamid),
                from,
                "Ada",
                at,
                type,
                Json.parseObject(body));
    }

    private static InboundReceived text(String wamid, Recipient from, Instant at) {
        return inbound(ACME, wamid, from, at, "text", "{\"type\":\"text\",\"text\":{\"body\":\"" + wamid + "\"}}");
    }

    private void receive(InboundReceived... messages) {
        DATABASE.transactions().executeWithoutResult(status -> keeper.keep(new InboundsReceived(List.of(messages))));
    }

    private List<String> timeline(Recipient person) {
        return conversations.of(ACME, person, null, 100).items().stream()
                .map(item -> item.wamid().value())
                .toList();
    }

    @Test
    void messages_tripled_and_reversed_leave_the_same_conversation() {
        var messages = new ArrayList<InboundReceived>();
        for (int i = 0; i < 20; i++) {
            messages.add(text("w" + (char) ('a' + i), i % 2 == 0 ? ADA : ADA_PHONE, NOW.minusSeconds(100 - i)));
        }
        var wild = new ArrayList<InboundReceived>(messages);
        wild.addAll(messages);
        wild.addAll(messages);
        Collections.shuffle(wild, new Random(3));
        receive(wild.toArray(InboundReceived[]::new));
        Collections.reverse(wild);
        receive(wild.toArray(InboundReceived[]::new));
        var expected =
                new ArrayList<>(messages.stream().map(m -> m.wamid().value()).toList());
        Collections.reverse(expected);
        assertThat(timeline(ADA_PHONE)).isEqualTo(expected);
        assertThat(windows.openUntil(NUMBER, ADA_PHONE))
                .contains(NOW.minusSeconds(81).plus(Duration.ofHours(24)));
    }

    @Test
    void a_window_opens_for_24_hours_from_the_newest_message_and_never_shrinks() {
        receive(text("w1", ADA_PHONE, NOW.minusSeconds(60)));
        receive(text("w0", ADA_PHONE, NOW.minus(Duration.ofDays(2))));
        assertThat(windows.openUntil(NUMBER, ADA_PHONE))
                .contains(NOW.minusSeconds(60).plus(Duration.ofHours(24)));
        assertThat(windows.openUntil(new PhoneNumberId("another"), ADA_PHONE)).isEmpty();
        assertThat(windows.openUntil(NUMBER, Recipient.of(new PhoneNumber("+4915100000002"))))
                .isEmpty();
    }

    @Test
    void a_time_ahead_of_ours_opens_no_longer_window() {
        receive(text("w1", ADA_PHONE, NOW.plus(Duration.ofDays(365))));
        assertThat(windows.openUntil(NUMBER, ADA_PHONE)).contains(NOW.plus(Duration.ofHours(24)));
    }

    @Test
    void reactions_and_system_messages_open_no_window_and_unknown_types_do() {
        receive(
                inbound(ACME, "w1", ADA_PHONE, NOW, "reaction", "{}"),
                inbound(ACME, "w2", ADA_PHONE, NOW, "system", "{}"));
        assertThat(windows.openUntil(NUMBER, ADA_PHONE)).isEmpty();
        receive(inbound(ACME, "w3", ADA_PHONE, NOW, "hologram", "{}"));
        assertThat(windows.openUntil(NUMBER, ADA_PHONE)).isPresent();
    }

    @Test
    void a_customer_known_by_phone_and_later_only_by_user_id_is_one_person() {
        receive(text("w1", ADA_PHONE, NOW.minusSeconds(30)));
        receive(text("w2", ADA, NOW.minusSeconds(20)));
        receive(text("w3", ADA_ID, NOW.minusSeconds(10)));
        assertThat(timeline(ADA_PHONE)).containsExactly("w3", "w2", "w1");
        assertThat(timeline(ADA_ID)).containsExactly("w3", "w2", "w1");
        assertThat(people.known(ACME, ADA_ID)).isEqualTo(ADA);
        assertThat(windows.openUntil(NUMBER, ADA_PHONE))
                .contains(NOW.minusSeconds(10).plus(Duration.ofHours(24)));
        assertThat(windows.openUntil(NUMBER, ADA_ID))
                .contains(NOW.minusSeconds(10).plus(Duration.ofHours(24)));
    }

    @Test
    void a_window_opened_by_phone_is_open_for_the_linked_user_id_too() {
        receive(text("w1", ADA, NOW.minus(Duration.ofDays(3))));
        receive(text("w2", ADA_PHONE, NOW));
        assertThat(windows.openUntil(NUMBER, ADA_ID)).contains(NOW.plus(Duration.ofHours(24)));
    }

    @Test
    void what_one_tenant_learned_says_nothing_to_another() {
        receive(text("w1", ADA, NOW));
        receive(inbound(GLOBEX, "w2", ADA_ID, NOW, "text", "{}"));
        assertThat(people.known(GLOBEX, ADA_ID)).isEqualTo(ADA_ID);
        assertThat(timeline(ADA_ID)).containsExactly("w1");
        assertThat(conversations.of(GLOBEX, ADA_ID, null, 10).items()).hasSize(1);
    }

    @Test
    void a_changed_number_takes_the_user_ids_along() {
        receive(text("w1", ADA, NOW.minusSeconds(50)));
        receive(
                inbound(
                        ACME,
                        "w2",
                        ADA_PHONE,
                        NOW.minusSeconds(40),
                        "system",
                        "{\"system\":{\"type\":\"user_changed_number\",\"wa_id\":\"4915100000009\",\"user_id\":\"DE.ADANEW\",\"previous_user_id\":\"DE.ADA\"}}"));
        assertThat(people.known(ACME, Recipient.of(new UserId("DE.ADANEW"))).key())
                .isEqualTo("+4915100000009");
        assertThat(people.known(ACME, ADA_ID).key()).isEqualTo("+4915100000009");
    }

    @Test
    void an_older_word_about_a_user_id_never_undoes_a_newer_one() {
        receive(text("w2", new Recipient(new PhoneNumber("+4915100000009"), ADA_ID.userId()), NOW));
        receive(text("w1", ADA, NOW.minusSeconds(60)));
        assertThat(people.known(ACME, ADA_ID).key()).isEqualTo("+4915100000009");
    }

    @Test
    void a_user_id_update_hands_the_phone_on() {
        receive(text("w1", ADA, NOW));
        var value = Json.parseObject(
                "{\"user_id_update\":[{\"detail\":\"x\",\"user_id\":{\"previous\":\"DE.ADA\",\"current\":\"DE.NEXT\"},\"timestamp\":1}]}");
        keeper.follow(
                new AccountEventsReceived(List.of(new AccountEventReceived("acme-waba", "user_id_update", value))));
        assertThat(people.known(ACME, Recipient.of(new UserId("DE.NEXT"))).key())
                .isEqualTo(ADA_PHONE.key());
    }

    @Test
    void a_contact_shared_on_request_links_the_phone_and_any_other_contact_does_not() {
        String card = "{\"contacts\":[{\"origin\":\"%s\",\"phones\":[{\"wa_id\":\"4915100000001\"}]}]}";
        receive(inbound(ACME, "w1", ADA_ID, NOW, "contacts", card.formatted("other")));
        assertThat(people.known(ACME, ADA_ID)).isEqualTo(ADA_ID);
        receive(inbound(ACME, "w2", ADA_ID, NOW, "contacts", card.formatted("contact_request")));
        assertThat(people.known(ACME, ADA_ID)).isEqualTo(ADA);
    }

    @Test
    void our_messages_stand_beside_theirs_and_pages_follow_each_other_without_gap() {
        var expected = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            receive(text("in" + i, ADA_PHONE, NOW.minusSeconds(i)));
            said.add(new TimelineItem(
                    NUMBER,
                    new Wamid("out" + i),
                    "out",
                    null,
                    "template",
                    NOW.minusSeconds(i),
                    MessageId.next(),
                    Map.of("preview", "hi")));
            expected.addAll(List.of("out" + i, "in" + i));
        }
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            Timeline.Page page = conversations.of(ACME, ADA_PHONE, cursor, 4);
            page.items().forEach(item -> seen.add(item.wamid().value()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(seen).isEqualTo(expected);
        assertThat(conversations.of(ACME, ADA_PHONE, null, 1).items().get(0).message())
                .isNotNull();
    }
}
