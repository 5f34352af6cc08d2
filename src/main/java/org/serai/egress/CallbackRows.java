package org.serai.egress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.CustomerReply;
import org.serai.canonical.CustomerReplyReader;
import org.serai.canonical.TenantId;
import org.serai.canonical.Wamid;
import org.serai.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code callback}. Leases live by the database's clock, everything else by the house's. */
final class CallbackRows implements Deliveries {
    private static final String INSERT = """
            insert into callback (id, tenant, connector, step, wamid, order_key, state, due_at, created_at, give_up_at,
                                  reply, origin)
            values (:id, :tenant, :connector, :step, :wamid, :orderKey, 'waiting', :now, :now, :giveUpAt,
                    cast(:reply as jsonb), :origin)
            on conflict (tenant, wamid, connector, step) do nothing
            """;
    private static final String CLAIM = """
            update callback set attempts = attempts + 1, lease_until = now() + make_interval(secs => :lease)
             where id = (
                   select mine.id from callback mine
                    where mine.state = 'waiting' and mine.due_at <= :now
                      and (mine.lease_until is null or mine.lease_until < now())
                      and not exists (
                          select from callback earlier
                           where earlier.tenant = mine.tenant and earlier.connector = mine.connector
                             and earlier.order_key = mine.order_key and earlier.state = 'waiting'
                             and earlier.seq < mine.seq)
                    order by mine.due_at, mine.seq limit 1 for update skip locked)
            returning id, tenant, connector, step, attempts, give_up_at, reply, origin
            """;
    private static final String SETTLE = """
            update callback
               set state = :state, lease_until = null, error = :error, due_at = :dueAt,
                   delivered_at = case when :state = 'delivered' then cast(:dueAt as timestamptz) end
             where id = :id and state = 'waiting' and attempts = :attempts
            """;
    private static final String REOPEN = """
            update callback set state = 'waiting', due_at = :now, give_up_at = :giveUpAt, lease_until = null, error = null
             where id = :id and tenant = :tenant and state = 'parked'
            """;
    private static final String DELIVERED = """
            select wamid, connector, step, delivered_at from callback
             where tenant = :tenant and wamid in (:wamids) and state = 'delivered' order by delivered_at, seq
            """;
    private final JdbcClient jdbc;
    private final Duration lease;

    CallbackRows(JdbcClient jdbc, Duration lease) {
        this.jdbc = jdbc;
        this.lease = lease;
    }

    /** @return false when this reply was handed to this connector by this step before */
    boolean insert(Callback callback, String orderKey, Instant now, Instant giveUpAt) {
        CustomerReply reply = callback.reply();
        return jdbc.sql(INSERT)
                        .param("id", callback.id())
                        .param("tenant", reply.tenant().value())
                        .param("connector", callback.connector().value())
                        .param("step", callback.step())
                        .param("wamid", reply.messageId().value())
                        .param("orderKey", orderKey)
                        .param("now", utc(now))
                        .param("giveUpAt", utc(giveUpAt))
                        .param("reply", Json.text(reply.toCloudEvent()))
                        .param(
                                "origin",
                                reply.origin() == null ? null : reply.origin().value())
                        .update()
                == 1;
    }

    /** The next one that is due and waits for no earlier one of its business object. */
    Optional<CallbackRow> claim(Instant now) {
        return jdbc.sql(CLAIM)
                .param("lease", lease.toSeconds())
                .param("now", utc(now))
                .query(CallbackRows::read)
                .optional();
    }

    /** False, as with the other two: the lease had ended, and somebody else has it. */
    boolean delivered(CallbackRow row, Instant now) {
        return settle(row, "delivered", now, null);
    }

    boolean again(CallbackRow row, Instant dueAt, String error) {
        return settle(row, "waiting", dueAt, error);
    }

    boolean parked(CallbackRow row, Instant now, String error) {
        return settle(row, "parked", now, error);
    }

    boolean reopen(TenantId tenant, UUID id, Instant now, Instant giveUpAt) {
        return jdbc.sql(REOPEN)
                        .param("id", id)
                        .param("tenant", tenant.value())
                        .param("now", utc(now))
                        .param("giveUpAt", utc(giveUpAt))
                        .update()
                == 1;
    }

    @Override
    public List<Delivery> of(TenantId tenant, Collection<Wamid> replies) {
        if (replies.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(DELIVERED)
                .param("tenant", tenant.value())
                .param("wamids", replies.stream().map(Wamid::value).toList())
                .query((row, index) -> new Delivery(
                        new Wamid(row.getString("wamid")),
                        new ConnectorName(row.getString("connector")),
                        row.getString("step"),
                        instant(row, "delivered_at")))
                .list();
    }

    private boolean settle(CallbackRow row, String state, Instant dueAt, @Nullable String error) {
        return jdbc.sql(SETTLE)
                        .param("id", row.id())
                        .param("attempts", row.attempts())
                        .param("state", state)
                        .param("dueAt", utc(dueAt))
                        .param("error", error)
                        .update()
                == 1;
    }

    private static CallbackRow read(ResultSet row, int index) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String origin = row.getString("origin");
        CustomerReply reply = CustomerReplyReader.read(
                Json.parseObject(row.getString("reply")), origin == null ? null : new ConnectorName(origin));
        return new CallbackRow(
                id,
                new TenantId(row.getString("tenant")),
                new Callback(id, new ConnectorName(row.getString("connector")), row.getString("step"), reply),
                row.getInt("attempts"),
                instant(row, "give_up_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
