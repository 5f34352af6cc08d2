package org.serai.outbox.restraint;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whom each portfolio wrote to outside a customer service window, and when last: {@code reached}. How many those are stands
 * in {@code reach_count}, by quarters of an hour, so that nobody has to count. A person counts until a day after the end of
 * the quarter in which they were last written to: a little longer than Meta counts them.
 */
final class ReachTable {
    static final Duration DAY = Duration.ofHours(24);
    static final Duration GRAIN = Duration.ofMinutes(15);
    private static final String LOCK = """
            select portfolio from portfolio where portfolio = any(:ids::text[]) order by portfolio for no key update
            """;
    private static final String REACH = """
            with v as (
                select distinct portfolio, person from unnest(:portfolios::text[], :people::text[]) as v(portfolio, person)),
            old as materialized (
                select o.* from v cross join lateral (
                    select * from reached r where r.person = v.person and r.portfolio = v.portfolio offset 0) o),
            fresh as (
                insert into reached as r (person, portfolio, until)
                select person, portfolio, :until::timestamptz from v order by 1, 2
                on conflict (person, portfolio) do update set until = excluded.until where r.until < excluded.until
                returning r.portfolio, r.person),
            more as (
                insert into reach_count as c (portfolio, until, people)
                select portfolio, :until::timestamptz, count(*) from fresh group by portfolio
                on conflict (portfolio, until) do update set people = c.people + excluded.people)
            update reach_count c set people = c.people - moved.people
            from (select old.portfolio, old.until, count(*) as people from old
                  join fresh on fresh.portfolio = old.portfolio and fresh.person = old.person group by 1, 2) moved
            where c.portfolio = moved.portfolio and c.until = moved.until
            """;

    private final JdbcClient jdbc;

    ReachTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many people count, and when the first of them no longer will. */
    record Use(int people, Instant nextLeaves) {}

    record Reached(String portfolio, String person) {}

    /** Until the transaction ends nobody else reaches anyone for these portfolios. */
    void lock(Collection<String> portfolios) {
        String[] ids = portfolios.toArray(String[]::new);
        int locked = jdbc.sql(LOCK).param("ids", ids).query(String.class).list().size();
        if (locked < ids.length) {
            jdbc.sql("insert into portfolio (portfolio) select unnest(:ids::text[]) order by 1 on conflict do nothing")
                    .param("ids", ids)
                    .update();
            jdbc.sql(LOCK).param("ids", ids).query(String.class).list();
        }
    }

    Map<String, Use> use(Collection<String> portfolios, Instant now) {
        var uses = new HashMap<String, Use>();
        jdbc.sql("select portfolio, sum(people), min(until) filter (where people > 0) from reach_count"
                        + " where portfolio = any(:ids::text[]) and until > :now::timestamptz group by portfolio")
                .param("ids", portfolios.toArray(String[]::new))
                .param("now", now.toString())
                .query(rs -> {
                    OffsetDateTime first = rs.getObject(3, OffsetDateTime.class);
                    uses.put(rs.getString(1), new Use(rs.getInt(2), first == null ? now : first.toInstant()));
                });
        return uses;
    }

    /** Who of these counts already. */
    Set<Reached> counted(Collection<String> people, Instant now) {
        return new HashSet<>(jdbc.sql("select portfolio, person from reached"
                        + " where person = any(:people::text[]) and until > :now::timestamptz")
                .param("people", people.toArray(String[]::new))
                .param("now", now.toString())
                .query((rs, n) -> new Reached(rs.getString(1), rs.getString(2)))
                .list());
    }

    void reach(Collection<Reached> reached, Instant now) {
        jdbc.sql(REACH)
                .param("portfolios", reached.stream().map(Reached::portfolio).toArray(String[]::new))
                .param("people", reached.stream().map(Reached::person).toArray(String[]::new))
                .param("until", until(now).toString())
                .update();
    }

    private static Instant until(Instant now) {
        long grain = GRAIN.toSeconds();
        return Instant.ofEpochSecond((now.getEpochSecond() / grain + 1) * grain).plus(DAY);
    }
}
