package org.serai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.serai.tenant.TestTenants.tenant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.broker.DurableQueue;
import org.serai.broker.Queues;
import org.serai.canonical.MessageId;
import org.serai.canonical.PhoneNumber;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;
import org.serai.canonical.Wamid;
import org.serai.connector.Connectors;
import org.serai.connector.LiveConnectors;
import org.serai.conversation.MediaSource;
import org.serai.conversation.MediaStore;
import org.serai.conversation.Said;
import org.serai.conversation.Timeline;
import org.serai.conversation.Windows;
import org.serai.database.TestDatabase;
import org.serai.egress.Callback;
import org.serai.egress.Callbacks;
import org.serai.egress.Sinks;
import org.serai.finding.Findings;
import org.serai.json.Json;
import org.serai.outbox.Tokens;
import org.serai.parked.ParkedItem;
import org.serai.parked.Prospect;
import org.serai.parked.Replay;
import org.serai.parked.Selection;
import org.serai.parked.Shelves;
import org.serai.reply.Replies;
import org.serai.reply.ReplyFlows;
import org.serai.reply.ReplyQuery;
import org.serai.tenant.Tenants;
import org.serai.tenant.TestTenants;
import org.serai.webhook.Wire;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** From the queue of the webhook door to the business system: real broker, real database, the rooms as they wire themselves. */
class WayBackTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Instant NOW = Instant.ofEpochSecond(1_795_000_100);
    private static final TenantId ACME = new TenantId("acme");
    private static final String ADA = "4915100000001";
    private static final Recipient PERSON = Recipient.of(PhoneNumber.ofDigits(ADA));
    private static final Tokens TOKENS = new Tokens(new byte[32]);
    private static final TestTenants TENANTS = new TestTenants(tenant("acme", "shopify"));
    private static final List<Callback> TAKEN = new CopyOnWriteArrayList<>();

    @TempDir
    private static Path connectors;

    @TempDir
    private Path home;

    /** The rooms of other people, as recorders. No @Configuration: nobody else may find it by scanning. */
    @ComponentScan({
        "org.serai.broker",
        "org.serai.webhook",
        "org.serai.conversation",
        "org.serai.reply",
        "org.serai.egress",
        "org.serai.audit",
        "org.serai.parked",
        "org.serai.consent"
    })
    static class House {
        @Bean(destroyMethod = "")
        DataSource dataSource() {
            return DATABASE.dataSource();
        }

        /** Nobody sends here. */
        @Bean
        Said said() {
            return (tenant, keys, before, limit) -> List.of();
        }

        @Bean
        JdbcTransactionManager transactionManager(DataSource source) {
            return new JdbcTransactionManager(source);
        }

        @Bean
        NamedParameterJdbcTemplate operations(DataSource source) {
            return new NamedParameterJdbcTemplate(source);
        }

        @Bean
        JdbcClient jdbcClient(NamedParameterJdbcTemplate operations) {
            return JdbcClient.create(operations);
        }

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }

        @Bean
        Tenants tenants() {
            return TENANTS;
        }

        @Bean
        Tokens tokens() {
            return TOKENS;
        }

        @Bean
        LiveConnectors connectors() {
            var live = new LiveConnectors();
            live.set(Connectors.load(shop(), new Findings()));
            return live;
        }

        @Bean
        ReplyFlows flows(Callbacks callbacks) {
            return reply -> {
                var target = reply.origin() == null ? new org.serai.canonical.ConnectorName("jms") : reply.origin();
                callbacks.enqueue(new Callback(UUID.randomUUID(), target, "deliver", reply));
                return 1;
            };
        }

        @Bean
        Sinks sinks() {
            return TAKEN::add;
        }

        @Bean
        MediaSource media() {
            return (sender, id) -> new MediaSource.Answer.Found(
                    new java.io.ByteArrayInputStream(new byte[] {1, 2, 3}), "image/png", 3, null);
        }
    }

    /** A connector folder with a shop that takes answers. */
    private static Path shop() {
        try {
            Path folder = Files.createDirectories(connectors.resolve("shopify"));
            Files.writeString(folder.resolve("connector.yaml"), """
                    name: shopify
                    title: Shop
                    kind: ecommerce
                    description: A shop that takes answers.
                    answers: true
                    """);
            return connectors;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @BeforeEach
    void empty() {
        TAKEN.clear();
        TENANTS.set(tenant("acme", "shopify"));
        DATABASE.jdbc()
                .sql(
                        "truncate message, sent_as, reply, callback, conversation_item, service_window, media, media_chunk,"
                                + " webhook_log, parked")
                .update();
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private ConfigurableApplicationContext open() {
        return new SpringApplicationBuilder(House.class)
                .web(WebApplicationType.NONE)
                .run("--serai.home=" + home, "--logging.level.org.serai=WARN");
    }

    private static void send(ConfigurableApplicationContext house, byte[] body) {
        house.getBean(DurableQueue.class).send(Queues.WHATSAPP, Map.of("signers", "acme", "receivedAt", "1"), body);
    }

    private static MessageId sent(String key) {
        MessageId id = MessageId.next();
        DATABASE.jdbc()
                .sql("""
                        insert into message (msg_id, tenant, flow, event_id, connector, delivery, business_keys, person,
                                             number_id, send_class, priority, refs, verdict, created_at, state, decided_at,
                                             not_before, expires_at, accepted_at)
                        values (:id, 'acme', 'order-confirmed', :key, 'shopify', 'd', array[:key], :person, 'acme-number',
                                'BALANCED', 'NORMAL', cast(:refs as jsonb), 'admit', now(), 'accepted', now(), now(), now(), :at)
                        """)
                .param("id", id.value())
                .param("key", key)
                .param("person", PERSON.key())
                .param("refs", Json.text(List.of(Map.of("system", "shopify", "type", "order", "id", key))))
                .param("at", NOW.minusSeconds(300).atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    private static Map<String, Object> tap(String wamid, MessageId message) {
        return Wire.message(
                wamid,
                ADA,
                Json.text(Map.of(
                        "type",
                        "button",
                        "button",
                        Map.of("payload", TOKENS.button(message, "cancel_order"), "text", "Cancel order"))));
    }

    private static void until(org.awaitility.core.ThrowingRunnable condition) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(condition);
    }

    @Test
    void taps_tripled_and_shuffled_across_a_restart_reach_the_shop_once_each() {
        var bodies = new ArrayList<byte[]>();
        for (int i = 0; i < 40; i++) {
            byte[] body = Wire.webhook("acme", Wire.messages("acme", tap("wamid." + i, sent("#" + i))));
            bodies.addAll(List.of(body, body, body));
        }
        Collections.shuffle(bodies, new Random(5));
        try (ConfigurableApplicationContext house = open()) {
            bodies.forEach(body -> send(house, body));
        }
        try (ConfigurableApplicationContext house = open()) {
            until(() -> assertThat(TAKEN).hasSize(40));
            assertThat(TAKEN)
                    .extracting(callback -> callback.reply().messageId())
                    .doesNotHaveDuplicates();
            assertThat(TAKEN).allSatisfy(callback -> {
                assertThat(callback.connector()).hasToString("shopify");
                assertThat(callback.reply().button()).isEqualTo("cancel_order");
                assertThat(callback.reply().matchedBy()).isEqualTo("token");
            });
            until(() -> assertThat(house.getBean(Replies.class)
                            .find(ACME, ReplyQuery.of("#7", null, null), null, 10)
                            .items())
                    .singleElement()
                    .satisfies(item -> assertThat(item)
                            .containsEntry("deliveredTo", "shopify")
                            .containsEntry("matchedBy", "token")
                            .containsEntry("button", "cancel_order")));
            assertThat(house.getBean(Timeline.class).of(ACME, PERSON, null, 100).items())
                    .hasSize(40);
            assertThat(house.getBean(Windows.class).openUntil(new PhoneNumberId("acme-number"), PERSON))
                    .contains(Instant.ofEpochSecond(1_795_000_000).plus(Duration.ofHours(24)));
        }
    }

    @Test
    void what_the_database_cannot_hold_is_parked_and_its_neighbours_arrive() {
        try (ConfigurableApplicationContext house = open()) {
            var huge = Wire.object(
                    "{\"from\":\"" + ADA + "\",\"id\":\"wamid.huge\",\"type\":\"poll\",\"poll\":{\"n\":1e999999}}");
            send(
                    house,
                    Wire.webhook(
                            "acme",
                            Wire.messages(
                                    "acme",
                                    Wire.text("wamid.1", ADA, "before"),
                                    huge,
                                    Wire.text("wamid.2", ADA, "after"))));
            send(house, Wire.webhook("acme", Wire.messages("initech", Wire.text("wamid.3", ADA, "lost?"))));
            until(() -> assertThat(TAKEN).hasSize(2));
            until(() -> assertThat(parked(house, null))
                    .extracting(ParkedItem::cause)
                    .containsExactlyInAnyOrder("webhook.failed", "webhook.unknown-number"));

            TENANTS.set(tenant("acme", "shopify"), tenant("initech"));
            var wish = new Replay.Wish(
                    ACME,
                    "ada",
                    List.of(parked(house, "webhook.unknown-number").get(0).id()),
                    Map.of());
            assertThat(house.getBean(Replay.class).replay(wish)).allMatch(Prospect::replays);
            assertThat(house.getBean(Replay.class).replay(wish)).noneMatch(Prospect::replays);
            until(() -> assertThat(parked(house, "webhook.foreign")).hasSize(1));
        }
    }

    private static List<ParkedItem> parked(ConfigurableApplicationContext house, @Nullable String cause) {
        return house.getBean(Shelves.class)
                .list(ACME, new Selection(cause, null, null, 10), null)
                .items();
    }

    @Test
    void a_picture_is_fetched_at_once_and_kept() {
        try (ConfigurableApplicationContext house = open()) {
            send(
                    house,
                    Wire.webhook(
                            "acme",
                            Wire.messages(
                                    "acme",
                                    Wire.message(
                                            "wamid.p",
                                            ADA,
                                            "{\"type\":\"image\",\"image\":{\"id\":\"77\",\"mime_type\":\"image/png\"}}"))));
            until(() -> assertThat(house.getBean(MediaStore.class).of(ACME, new Wamid("wamid.p")))
                    .extracting(MediaStore.Medium::state)
                    .containsExactly("kept"));
        }
    }
}
