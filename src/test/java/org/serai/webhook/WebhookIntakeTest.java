package org.serai.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.serai.tenant.TestTenants.tenant;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.serai.broker.QueueMessage;
import org.serai.database.TestDatabase;
import org.serai.parked.ParkedItem;
import org.serai.parked.Parking;
import org.serai.tenant.TestTenants;
import org.serai.webhook.events.InboundReceived;
import org.serai.webhook.events.InboundsReceived;
import org.serai.webhook.events.StatusesReceived;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

class WebhookIntakeTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
    private final List<ParkedItem> parked = new ArrayList<>();
    private final List<Object> heard = new ArrayList<>();
    private final Set<String> poison = new HashSet<>();
    private final WebhookIntake intake = new WebhookIntake(
            new WebhookParser(new TestTenants(tenant("acme"))),
            new WebhookLog(new NamedParameterJdbcTemplate(DATABASE.dataSource())),
            new Remembering(),
            new Announcer(this::hear),
            DATABASE.transactions(),
            CLOCK);

    private final class Remembering implements Parking {
        @Override
        public void park(Collection<ParkedItem> items) {
            parked.addAll(items);
        }
    }

    /** A listener that keeps wamids in the database, as the house does, and chokes on some. */
    private void hear(Object event) {
        heard.add(event);
        if (event instanceof InboundsReceived batch) {
            batch.messages().forEach(this::store);
        }
    }

    private void store(InboundReceived message) {
        if (poison.contains(message.wamid().value())) {
            throw new DataIntegrityViolationException("cannot be stored");
        }
        DATABASE.jdbc()
                .sql("insert into conversation_item (tenant, number_id, wamid, person, type, at, content)"
                        + " values ('acme', 'n', :wamid, 'p', 'text', now(), '{}') on conflict do nothing")
                .param("wamid", message.wamid().value())
                .update();
    }

    @AfterEach
    void empty() {
        DATABASE.jdbc().sql("truncate conversation_item, webhook_log").update();
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private static QueueMessage queued(byte[] body) {
        return new QueueMessage("1", Map.of("signers", "acme", "receivedAt", "1795000000000"), body, 1);
    }

    private static QueueMessage texts(String... wamids) {
        var messages = new ArrayList<Map<String, Object>>();
        for (String wamid : wamids) {
            messages.add(Wire.messages("acme", Wire.text(wamid, "16505551234", "hi")));
        }
        return queued(Wire.webhook("acme", messages));
    }

    private static List<String> stored() {
        return DATABASE.jdbc()
                .sql("select wamid from conversation_item order by wamid")
                .query((rs, n) -> rs.getString("wamid"))
                .list();
    }

    private static long logged() {
        return DATABASE.jdbc()
                .sql("select count(*) from webhook_log")
                .query(Long.class)
                .single();
    }

    @Test
    void a_batch_of_bodies_is_told_as_one_list_and_statuses_come_first() {
        var status = Wire.object("{\"id\":\"wamid.s\",\"status\":\"sent\",\"timestamp\":\"1\"}");
        intake.handle(
                List.of(texts("a", "b"), queued(Wire.webhook("acme", Wire.statuses("acme", status))), texts("c")));
        assertThat(heard).hasSize(2);
        assertThat(heard.get(0)).isInstanceOf(StatusesReceived.class);
        assertThat(((InboundsReceived) heard.get(1)).messages()).hasSize(3);
        assertThat(stored()).containsExactly("a", "b", "c");
        assertThat(logged()).isEqualTo(3);
    }

    @Test
    void the_item_the_house_fails_on_is_parked_and_all_its_neighbours_are_done() {
        poison.addAll(List.of("b", "f"));
        intake.handle(List.of(texts("a", "b", "c"), texts("d", "e"), texts("f", "g", "h")));
        assertThat(stored()).containsExactly("a", "c", "d", "e", "g", "h");
        assertThat(parked).hasSize(2).allSatisfy(item -> {
            assertThat(item.cause()).isEqualTo("webhook.failed");
            assertThat(item.tenant()).isEqualTo("acme");
        });
        assertThat(parked.get(0).pointer()).isEqualTo("/entry/0/changes/1/value/messages/0");
        assertThat(logged()).isEqualTo(3);
    }

    @Test
    void a_parked_item_handed_in_again_is_done_once_its_cause_is_gone() {
        poison.add("b");
        intake.handle(List.of(texts("a", "b")));
        poison.clear();
        intake.handle(List.of(queued(parked.get(0).payload())));
        assertThat(stored()).containsExactly("a", "b");
    }

    @Test
    void the_same_body_three_times_is_logged_once_and_changes_nothing_more() {
        intake.handle(List.of(texts("a"), texts("a")));
        intake.handle(List.of(texts("a")));
        assertThat(stored()).containsExactly("a");
        assertThat(logged()).isEqualTo(1);
    }

    @Test
    void a_store_that_is_away_gives_the_batch_back_and_parks_nothing() {
        var away = new WebhookIntake(
                new WebhookParser(new TestTenants(tenant("acme"))),
                new WebhookLog(new NamedParameterJdbcTemplate(DATABASE.dataSource())),
                new Remembering(),
                new Announcer(event -> {
                    throw new DataAccessResourceFailureException("no connection");
                }),
                DATABASE.transactions(),
                CLOCK);
        assertThatThrownBy(() -> away.handle(List.of(texts("a"))))
                .isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(parked).isEmpty();
        assertThat(logged()).isZero();
    }

    @Test
    void rubbish_beside_good_bodies_is_parked_and_logged() {
        intake.handle(List.of(texts("a"), queued("{".repeat(1000).getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        assertThat(stored()).containsExactly("a");
        assertThat(parked).extracting(ParkedItem::cause).containsExactly("webhook.not-json");
        assertThat(logged()).isEqualTo(2);
    }
}
