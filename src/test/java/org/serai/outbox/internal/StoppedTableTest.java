package org.serai.outbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serai.canonical.TenantId;
import org.serai.database.TestDatabase;

/** What it costs to know what stopped: nothing those that go on, and few reads those that ask. */
class StoppedTableTest {
    private static final int MESSAGES = 5_000;
    private final TestDatabase database = TestDatabase.fresh();

    @BeforeEach
    void fill() {
        database.jdbc()
                .sql(
                        "insert into message (msg_id, tenant, flow, event_id, connector, delivery, business_keys, send_class, priority,"
                                + " verdict, created_at, state, decided_at, not_before, expires_at)"
                                + " select gen_random_uuid(), 'acme', 'order', 'e' || n, 'shop', 'd', '{}', 'ONCE', 'NORMAL', 'admit', now(),"
                                + " 'queued', now(), now(), now() from generate_series(1, :messages) n")
                .param("messages", MESSAGES)
                .update();
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** How many of the updates stayed on their page and touched no index. */
    private int updatedInPlace(String change) {
        return Objects.requireNonNull(database.transactions().execute(status -> {
            int before = updatedInPlace();
            database.jdbc()
                    .sql("update message set " + change + " where event_id = any(array['e1', 'e2', 'e3'])")
                    .update();
            return updatedInPlace() - before;
        }));
    }

    private int updatedInPlace() {
        return database.jdbc()
                .sql("select pg_stat_get_xact_tuples_hot_updated('message'::regclass)")
                .query(Integer.class)
                .single();
    }

    @Test
    void while_it_goes_on_a_message_stays_on_its_page() {
        assertThat(updatedInPlace("state = 'sending', attempts = 1")).isEqualTo(3);
        assertThat(updatedInPlace("state = 'accepted', wamid = 'w'")).isEqualTo(3);
        assertThat(updatedInPlace("state = 'delivered', delivered_at = now()")).isEqualTo(3);
        assertThat(updatedInPlace("state = 'failed', error_code = 131026")).isZero();
    }

    @Test
    void a_question_for_what_stopped_reads_what_stopped() {
        database.jdbc()
                .sql("update message set state = 'failed', error_code = 131026 where event_id = 'e7'")
                .update();

        List<@Nullable String> plan = database.jdbc()
                .sql("explain " + StoppedTable.CAUSES)
                .param("tenant", "acme")
                .query(String.class)
                .list();

        assertThat(plan.toString()).contains("message_stopped").doesNotContain("Seq Scan on message");
        assertThat(new StoppedTable(database.jdbc()).causes(new TenantId("acme")))
                .singleElement()
                .satisfies(cause -> assertThat(cause.code()).isEqualTo("cloudapi.131026"));
    }
}
