package org.serai.outbox.hold;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.TenantId;
import org.serai.database.Place;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code incarnation}, {@code home_mark} and {@code hold}, and the list {@code held} as a hold begins. */
final class HoldTable {
    private static final String BEGIN = """
            insert into hold (tenant, cause, found, since, known_until)
            select tenant, :cause, :found, :now::timestamptz, (select max(at) from home_mark)
            from (select unnest(:tenants::text[]) union select distinct tenant from held) as t(tenant)
            where tenant <> all(:spared::text[])
            on conflict (tenant) do update set cause = excluded.cause, found = excluded.found, since = excluded.since,
                known_until = excluded.known_until, released_at = null, released_by = null, released_as = null
            """;

    /** In one go, for a hold begins once. What is being sent may come back unsent, by a claim that met another server. */
    private static final String LIST = """
            insert into held (msg_id, tenant, flow)
            select m.msg_id, m.tenant, m.flow from open_message o
            cross join lateral (select * from message m where m.msg_id = o.msg_id offset 0) m
            where o.not_before <= :now::timestamptz and m.state in ('queued', 'scheduled', 'sending')
              and m.tenant <> all(:spared::text[])
            on conflict do nothing
            """;

    private final JdbcClient jdbc;

    HoldTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nobody else begins or ends a hold until the transaction ends. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('serai.hold'))")
                .query((rs, n) -> n)
                .single();
    }

    Memory memory(UUID home, @Nullable Place place) {
        List<UUID> incarnations = jdbc.sql("select id from incarnation order by no")
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .list();
        return new Memory(incarnations, number(home), place);
    }

    private long number(UUID home) {
        return jdbc.sql("select mark from home_mark where home = :home")
                .param("home", home)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    void incarnate(Cause cause) {
        jdbc.sql("insert into incarnation (id, cause, found) values (:id, :cause, :found)")
                .param("id", UUID.randomUUID())
                .param("cause", cause.code())
                .param("found", cause.found())
                .update();
    }

    /** @return one more than before, and than {@code known} */
    long count(UUID home, long known) {
        return jdbc.sql("insert into home_mark as h (home, mark) values (:home, :known + 1) on conflict (home)"
                        + " do update set mark = greatest(h.mark, :known) + 1, at = now() returning mark")
                .param("home", home)
                .param("known", known)
                .query(Long.class)
                .single();
    }

    Holds read() {
        var open = new HashMap<TenantId, Standing>();
        var newest = new Instant[] {Instant.MIN};
        jdbc.sql("select tenant, cause, found, since, known_until, released_at from hold")
                .query(rs -> {
                    Instant since = rs.getObject("since", OffsetDateTime.class).toInstant();
                    newest[0] = since.isAfter(newest[0]) ? since : newest[0];
                    if (rs.getObject("released_at") == null) {
                        open.put(new TenantId(rs.getString("tenant")), standing(rs, since));
                    }
                });
        return new Holds(open, newest[0]);
    }

    private static Standing standing(ResultSet rs, Instant since) throws SQLException {
        OffsetDateTime known = rs.getObject("known_until", OffsetDateTime.class);
        return new Standing(
                new Cause(rs.getString("cause"), rs.getString("found")),
                since,
                known == null ? null : known.toInstant());
    }

    /**
     * Lists what may have left, and holds its tenants and these.
     *
     * @param spared keep the hold and the list they have
     */
    void begin(Cause cause, Collection<TenantId> tenants, Collection<TenantId> spared, Instant now) {
        jdbc.sql(LIST)
                .param("now", now.toString())
                .param("spared", names(spared))
                .update();
        jdbc.sql(BEGIN)
                .param("cause", cause.code())
                .param("found", cause.found())
                .param("now", now.toString())
                .param("tenants", names(tenants))
                .param("spared", names(spared))
                .update();
    }

    private static String[] names(Collection<TenantId> tenants) {
        return tenants.stream().map(TenantId::value).toArray(String[]::new);
    }
}
