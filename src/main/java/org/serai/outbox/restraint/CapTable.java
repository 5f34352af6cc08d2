package org.serai.outbox.restraint;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;
import org.serai.policy.FrequencyCap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts what one person got of late, and what may be on its way to them, in the table {@code message}. */
final class CapTable {
    /** The time of the message that fills the cap: it lifts when that one has grown old. */
    private static final String FILLED = """
            select v.place, v.within_s, full_since.at
            from unnest(:places::int[], :tenants::text[], :people::text[], :purposes::text[], :messages::int[],
                        :withins::bigint[]) as v(place, tenant, person, purpose, messages, within_s)
            cross join lateral (
                select coalesce(m.accepted_at, :now::timestamptz) as at from message m
                where m.person = v.person and m.tenant = v.tenant
                  and m.state in ('sending', 'unknown', 'unresolved', 'accepted', 'sent', 'delivered', 'read')
                  and (v.purpose = 'any' or (coalesce(m.category, '') = 'MARKETING') = (v.purpose = 'marketing'))
                  and coalesce(m.accepted_at, :now::timestamptz) > :now::timestamptz - make_interval(secs => v.within_s)
                order by 1 desc offset v.messages - 1 limit 1) full_since
            """;

    private final JdbcClient jdbc;

    CapTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param place whose answer it is */
    record Count(int place, TenantId tenant, Recipient to, FrequencyCap cap) {
        String purpose() {
            return cap.purpose() == null ? "any" : cap.purpose().word();
        }
    }

    /** By place, when the last of its caps lifts; places below their caps are left out. */
    Map<Integer, Instant> reached(List<Count> counts, Instant now) {
        var until = new HashMap<Integer, Instant>();
        if (counts.isEmpty()) {
            return until;
        }
        jdbc.sql(FILLED)
                .param("places", counts.stream().map(Count::place).toArray(Integer[]::new))
                .param("tenants", counts.stream().map(c -> c.tenant.value()).toArray(String[]::new))
                .param("people", counts.stream().map(c -> c.to.key()).toArray(String[]::new))
                .param("purposes", counts.stream().map(Count::purpose).toArray(String[]::new))
                .param("messages", counts.stream().map(c -> c.cap.messages()).toArray(Integer[]::new))
                .param(
                        "withins",
                        counts.stream().map(c -> c.cap.within().toSeconds()).toArray(Long[]::new))
                .param("now", now.toString())
                .query(rs -> {
                    Instant lifts =
                            rs.getObject(3, OffsetDateTime.class).toInstant().plusSeconds(rs.getLong(2));
                    until.merge(rs.getInt(1), lifts, (a, b) -> a.isAfter(b) ? a : b);
                });
        return until;
    }
}
