package org.serai.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.MessageId;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.TenantId;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code media}: what is to be fetched, and what became of it. Leases live by the database's clock. */
final class MediaQueue {
    /** Meta keeps its copy for 30 days. */
    private static final Duration PATIENCE = Duration.ofDays(30);

    private static final String ENQUEUE = """
            insert into media (tenant, number_id, media_id, wamid, state, mime_type, sha256, due_at, give_up_at, recorded_at)
            values (:tenant, :number, :mediaId, :wamid, 'waiting', :mimeType, :sha256, :now, :giveUpAt, :now)
            on conflict (tenant, media_id) do nothing
            """;
    private static final String CLAIM = """
            with due as (
                select tenant, media_id, copy from media
                 where state = 'waiting' and due_at <= :now and (lease_until is null or lease_until < now())
                 order by due_at limit 1 for update skip locked),
            stale as (delete from media_chunk using due where media_chunk.copy = due.copy)
            update media m
               set copy = :copy, attempts = m.attempts + 1, lease_until = now() + make_interval(secs => :lease)
              from due where m.tenant = due.tenant and m.media_id = due.media_id
            returning m.tenant, m.number_id, m.media_id, m.sha256, m.copy, m.attempts, m.give_up_at
            """;
    private static final String SETTLE = """
            update media
               set state = :state, due_at = coalesce(cast(:dueAt as timestamptz), due_at), error = :error, lease_until = null,
                   bytes = cast(:bytes as bigint), sha256 = coalesce(:sha256, sha256), mime_type = coalesce(:mimeType, mime_type)
             where tenant = :tenant and media_id = :mediaId and state = 'waiting' and copy = :copy
            """;
    private final NamedParameterJdbcOperations operations;
    private final JdbcClient jdbc;
    private final Duration lease;
    private final Clock clock;
    private final Runnable onNew;

    /** @param onNew called in the transaction that keeps new media */
    MediaQueue(NamedParameterJdbcOperations operations, Duration lease, Clock clock, Runnable onNew) {
        this.operations = operations;
        this.jdbc = JdbcClient.create(operations);
        this.lease = lease;
        this.clock = clock;
        this.onNew = onNew;
    }

    void enqueue(List<MediaMention> mentions) {
        if (mentions.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        operations.batchUpdate(
                ENQUEUE,
                mentions.stream()
                        .map(mention -> new MapSqlParameterSource()
                                .addValue("tenant", mention.message().tenant().value())
                                .addValue("number", mention.message().number().value())
                                .addValue("mediaId", mention.mediaId())
                                .addValue("wamid", mention.message().wamid().value())
                                .addValue("mimeType", mention.mimeType())
                                .addValue("sha256", mention.sha256())
                                .addValue("now", now.atOffset(ZoneOffset.UTC))
                                .addValue("giveUpAt", now.plus(PATIENCE).atOffset(ZoneOffset.UTC)))
                        .toArray(SqlParameterSource[]::new));
        onNew.run();
    }

    Optional<MediaClaim> claim() {
        return jdbc.sql(CLAIM)
                .param("copy", MessageId.next().value())
                .param("lease", lease.toSeconds())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(MediaQueue::read)
                .optional();
    }

    /** @return false when the lease had ended and another worker holds it now */
    boolean kept(MediaClaim claim, long bytes, String sha256, @Nullable String mimeType) {
        return settle(claim, "kept", null, null, bytes, sha256, mimeType);
    }

    /** @param state {@code refused} or {@code gone} */
    boolean ended(MediaClaim claim, String state, String error) {
        return settle(claim, state, null, error, null, null, null);
    }

    boolean again(MediaClaim claim, Instant dueAt, String error) {
        return settle(claim, "waiting", dueAt, error, null, null, null);
    }

    private boolean settle(
            MediaClaim claim,
            String state,
            @Nullable Instant dueAt,
            @Nullable String error,
            @Nullable Long bytes,
            @Nullable String sha256,
            @Nullable String mimeType) {
        return jdbc.sql(SETTLE)
                        .param("tenant", claim.tenant().value())
                        .param("mediaId", claim.mediaId())
                        .param("copy", claim.copy())
                        .param("state", state)
                        .param("dueAt", dueAt == null ? null : dueAt.atOffset(ZoneOffset.UTC))
                        .param("error", error)
                        .param("bytes", bytes)
                        .param("sha256", sha256)
                        .param("mimeType", mimeType)
                        .update()
                == 1;
    }

    private static MediaClaim read(ResultSet row, int index) throws SQLException {
        return new MediaClaim(
                new TenantId(row.getString("tenant")),
                new PhoneNumberId(row.getString("number_id")),
                row.getString("media_id"),
                row.getString("sha256"),
                row.getObject("copy", UUID.class),
                row.getInt("attempts"),
                row.getObject("give_up_at", OffsetDateTime.class).toInstant());
    }
}
