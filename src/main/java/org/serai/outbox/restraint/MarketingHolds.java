package org.serai.outbox.restraint;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.serai.canonical.Purpose;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * People Meta lets no marketing through to for now (error 131049). Each further refusal doubles the pause, since trying
 * too often is itself limited. Owns the table {@code marketing_hold}. Source: Meta, per-user marketing limits.
 */
public final class MarketingHolds {
    private static final int FIRST_HOURS = 24;
    private static final int DOUBLINGS = 3;
    private static final String HOLD = """
            insert into marketing_hold as h (person, tenant, until, doublings)
            values (:person, :tenant, :now::timestamptz + make_interval(hours => :hours), 0)
            on conflict (person, tenant) do update set
                doublings = case when h.until > :now::timestamptz - interval '7 days' then least(h.doublings + 1, :most) else 0 end,
                until = :now::timestamptz + make_interval(hours => :hours
                    * case when h.until > :now::timestamptz - interval '7 days' then (1 << least(h.doublings + 1, :most)) else 1 end)
            where h.until <= :now::timestamptz
            """;

    private final JdbcClient jdbc;

    public MarketingHolds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Person(TenantId tenant, String key) {}

    /** Answers of messages that left before the pause began do not lengthen it. */
    public void hold(TenantId tenant, Recipient to, Instant now) {
        jdbc.sql(HOLD)
                .param("person", to.key())
                .param("tenant", tenant.value())
                .param("now", now.toString())
                .param("hours", FIRST_HOURS)
                .param("most", DOUBLINGS)
                .update();
    }

    /** The end of the pause for each person of these that is held; asks nothing where nobody is to get marketing. */
    Map<Person, Instant> among(List<Asked> all, Instant now) {
        var held = new HashMap<Person, Instant>();
        String[] people = all.stream()
                .filter(a -> a.purpose() == Purpose.MARKETING)
                .map(Asked::to)
                .filter(Objects::nonNull)
                .map(Recipient::key)
                .distinct()
                .toArray(String[]::new);
        if (people.length > 0) {
            jdbc.sql("select tenant, person, until from marketing_hold"
                            + " where person = any(:people::text[]) and until > :now::timestamptz")
                    .param("people", people)
                    .param("now", now.toString())
                    .query(rs -> {
                        held.put(
                                new Person(new TenantId(rs.getString(1)), rs.getString(2)),
                                rs.getObject(3, OffsetDateTime.class).toInstant());
                    });
        }
        return held;
    }
}
