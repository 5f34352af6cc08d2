package org.serai.outbox.restraint;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.serai.canonical.Progress;
import org.serai.canonical.Reason;
import org.serai.canonical.TenantId;
import org.serai.policy.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The newest status of each shipment that became a message for somebody. Owns the table {@code progress}; closes messages
 * of older statuses that still wait.
 */
public final class ProgressTable {
    private static final String ADVANCE = """
            insert into progress as p (story, tenant, person, at, ends)
            select distinct on (1, 2, 3) story, tenant, person, at, ends
            from unnest(:stories::text[], :tenants::text[], :people::text[], :ats::timestamptz[], :ends::boolean[])
                 as v(story, tenant, person, at, ends)
            order by 1, 2, 3, ends desc, at desc
            on conflict (story, tenant, person) do update set at = excluded.at, ends = excluded.ends
            where (p.ends, p.at) < (excluded.ends, excluded.at)
            """;
    /** What a claim took meanwhile has moved on and stays. */
    private static final String SUPERSEDE = """
            with old as materialized (
                select m.place, o.lane_id, o.msg_id from open_message o
                cross join lateral (select ctid as place, * from message m where m.msg_id = o.msg_id offset 0) m
                join progress p on p.story = m.story and p.tenant = m.tenant and p.person = m.person
                where o.lane_id = any(:lanes::bigint[]) and m.story = any(:stories::text[])
                  and m.state in ('queued', 'scheduled') and (m.story_ends, m.story_at) < (p.ends, p.at)),
            gone as (
                update message m set state = 'superseded', reason_code = :code, reason_text = :text,
                       decided_at = :now::timestamptz
                from old where m.ctid = old.place and m.state in ('queued', 'scheduled')
                returning m.msg_id)
            delete from open_message o using old, gone
            where gone.msg_id = old.msg_id and o.lane_id = old.lane_id and o.msg_id = old.msg_id
              and o.lane_id = any(:lanes::bigint[])
            """;

    private final JdbcClient jdbc;

    public ProgressTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of one shipment, towards one person. */
    public record Told(TenantId tenant, String person, Progress progress) {
        public Key key() {
            return new Key(tenant, person, progress.story());
        }
    }

    /** Whose story it is. */
    public record Key(TenantId tenant, String person, String story) {}

    public Map<Key, Progress> newest(Collection<Told> asked) {
        var found = new HashMap<Key, Progress>();
        if (!asked.isEmpty()) {
            jdbc.sql("select tenant, person, story, at, ends from progress where story = any(:stories::text[])")
                    .param("stories", stories(asked))
                    .query(rs -> {
                        String story = rs.getString(3);
                        found.put(
                                new Key(new TenantId(rs.getString(1)), rs.getString(2), story),
                                new Progress(
                                        story,
                                        rs.getObject(4, OffsetDateTime.class).toInstant(),
                                        rs.getBoolean(5)));
                    });
        }
        return found;
    }

    /** Two at once for one shipment wait for each other here, so one of them sees the other's messages. */
    public void advance(List<Told> told, Long[] lanes, Instant now) {
        if (told.isEmpty()) {
            return;
        }
        jdbc.sql(ADVANCE)
                .param("stories", stories(told))
                .param("tenants", told.stream().map(t -> t.tenant.value()).toArray(String[]::new))
                .param("people", told.stream().map(Told::person).toArray(String[]::new))
                .param("ats", told.stream().map(t -> t.progress.at().toString()).toArray(String[]::new))
                .param("ends", told.stream().map(t -> t.progress.isFinal()).toArray(Boolean[]::new))
                .update();
        Reason why = Refusal.SUPERSEDED.reason();
        jdbc.sql(SUPERSEDE)
                .param("lanes", lanes)
                .param("stories", stories(told))
                .param("code", why.code())
                .param("text", why.text())
                .param("now", now.toString())
                .update();
    }

    private static String[] stories(Collection<Told> told) {
        return told.stream().map(t -> t.progress.story()).toArray(String[]::new);
    }
}
