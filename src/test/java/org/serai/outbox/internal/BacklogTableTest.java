package org.serai.outbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.serai.database.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What an operator is told of a backlog costs the same however long it is. */
class BacklogTableTest {
    private static final int LANES = 40_000;
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String FILL = """
            insert into lane (lane_id, tenant, number_id, due_at, hold_until, pair_tat)
            select n, 'acme', case when n > 10 then 'busy' else 'held' end,
                   timestamptz '2026-11-22 11:00:00Z' + n * interval '10 ms',
                   case when n <= 5 then timestamptz '2026-11-22 12:01:00Z' end,
                   case when n between 6 and 10 then timestamptz '2026-11-22 12:02:00Z' end
              from generate_series(1, :lanes) as n
            """;
    private static TestDatabase database;

    @BeforeAll
    static void fill() {
        database = TestDatabase.fresh();
        database.jdbc().sql(FILL).param("lanes", LANES).update();
        database.jdbc()
                .sql("insert into open_message (lane_id, msg_id, not_before)"
                        + " select lane_id, gen_random_uuid(), due_at from lane")
                .update();
        database.jdbc().sql("vacuum analyze").update();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static BacklogTable table(JdbcClient jdbc) {
        return new BacklogTable(jdbc, new PairPace(10));
    }

    @Test
    void the_oldest_is_that_of_a_lane_that_may_go_and_not_one_that_is_held_or_paced() {
        Map<String, Instant> oldest = table(database.jdbc()).oldest(List.of("busy", "held", "nobody"), NOW);

        assertThat(oldest).containsOnlyKeys("busy");
        assertThat(oldest.get("busy")).isEqualTo(NOW.minus(Duration.ofHours(1)).plusMillis(110));
    }

    @Test
    void what_waits_is_counted_where_it_is_little_and_estimated_where_it_is_much() {
        assertThat(table(database.jdbc()).waiting()).isBetween(LANES * 9L / 10, LANES * 11L / 10);
    }

    @Test
    void messages_left_to_an_operator_are_not_unknown_any_more() {
        database.jdbc().sql("""
                insert into unclear (msg_id, lane_id, since, expires_at, look_at) values
                (gen_random_uuid(), 1, '2026-11-22 11:50:00Z', '2026-11-23', '2026-11-22 12:00:05Z'),
                (gen_random_uuid(), 2, '2026-11-22 11:00:00Z', '2026-11-23', '9999-12-31 00:00:00Z')
                """).update();

        assertThat(table(database.jdbc()).unclear())
                .isEqualTo(new BacklogTable.Unclear(1, 1, NOW.minus(Duration.ofMinutes(10))));
    }

    @Test
    void none_of_it_reads_the_tables() {
        try (HikariDataSource pool = database.open()) {
            JdbcClient jdbc = JdbcClient.create(pool);
            BacklogTable table = table(jdbc);
            new TransactionTemplate(new JdbcTransactionManager(pool)).executeWithoutResult(status -> {
                long before = read(jdbc);
                table.oldest(List.of("busy", "held"), NOW);
                table.waiting();
                table.unclear();

                assertThat(read(jdbc) - before).isBetween(10_000L, 10_100L);
            });
        }
    }

    /** By this connection: what others read, or tell late that they read, is not in it. */
    private static long read(JdbcClient jdbc) {
        return jdbc.sql("""
                select coalesce(sum(pg_stat_get_xact_tuples_returned(oid)), 0)
                  from pg_class where relkind in ('r', 'i') and relnamespace = 'public'::regnamespace
                """).query(Long.class).single();
    }
}
