package org.serai.outbox.internal;

import java.time.Duration;
import org.serai.database.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clock of one test database, as if somebody set its machine's: what its sessions call now() and clock_timestamp(). */
final class SettableTime {
    private final JdbcClient jdbc;

    /** For sessions that begin from now on. */
    SettableTime(TestDatabase database) {
        jdbc = database.jdbc();
        jdbc.sql("create table set_by (shift interval not null)").update();
        jdbc.sql("insert into set_by values ('0')").update();
        jdbc.sql("create function public.now() returns timestamptz language sql stable as"
                        + " 'select pg_catalog.now() + shift from public.set_by'")
                .update();
        jdbc.sql("create function public.clock_timestamp() returns timestamptz language sql volatile as"
                        + " 'select pg_catalog.clock_timestamp() + shift from public.set_by'")
                .update();
        String name = jdbc.sql("select current_database()").query(String.class).single();
        jdbc.sql("alter database " + name + " set search_path = public, pg_catalog")
                .update();
    }

    /** From the right time; backward where negative. */
    void set(Duration by) {
        jdbc.sql("update set_by set shift = make_interval(secs => :by)")
                .param("by", (double) by.toSeconds())
                .update();
    }
}
