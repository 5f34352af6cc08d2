package org.serai.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.serai.canonical.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code audit}. */
final class AuditTable {
    private static final String COLUMNS = "select seq, at, tenant, who, act, details, prev_hash, hash from audit";
    private final JdbcClient jdbc;

    AuditTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last entry; before the first, number 0. */
    record Head(long seq, String hash) {}

    /** Nobody else appends until the transaction ends. */
    Head lockedHead() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('serai.audit'))")
                .query((rs, n) -> n)
                .single();
        return jdbc.sql("select seq, hash from audit order by seq desc limit 1")
                .query((rs, n) -> new Head(rs.getLong(1), rs.getString(2)))
                .optional()
                .orElse(new Head(0, Entry.BEGINNING));
    }

    void append(Entry entry) {
        jdbc.sql("insert into audit (seq, at, tenant, who, act, details, prev_hash, hash)"
                        + " values (:seq, :at::timestamptz, :tenant, :who, :act, :details, :before, :hash)")
                .param("seq", entry.seq())
                .param("at", entry.at().toString())
                .param("tenant", entry.tenant())
                .param("who", entry.who())
                .param("act", entry.act())
                .param("details", entry.details())
                .param("before", entry.before())
                .param("hash", entry.hash())
                .update();
    }

    /** In their order, of all tenants. */
    List<Entry> after(long seq, int limit) {
        return jdbc.sql(COLUMNS + " where seq > :seq order by seq limit :limit")
                .param("seq", seq)
                .param("limit", limit)
                .query(AuditTable::read)
                .list();
    }

    /** Newest first. */
    List<Entry> before(TenantId tenant, long seq, int limit) {
        return jdbc.sql(COLUMNS + " where seq < :seq and tenant = :tenant order by seq desc limit :limit")
                .param("seq", seq)
                .param("tenant", tenant.value())
                .param("limit", limit)
                .query(AuditTable::read)
                .list();
    }

    private static Entry read(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("tenant"),
                row.getString("who"),
                row.getString("act"),
                row.getString("details"),
                row.getString("prev_hash"),
                row.getString("hash"));
    }
}
