package org.serai.outbox.internal;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All rows of all tables at one moment, and the way back: as a dump that is read in again, data only. */
final class Backup {
    private static final String TABLES = "select tablename from pg_tables where schemaname = 'public'";
    private final JdbcClient jdbc;

    private Backup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static Backup of(JdbcClient jdbc) {
        var backup = new Backup(jdbc);
        backup.run("create schema backup");
        backup.tables().forEach(table -> backup.run("create table backup." + table + " as table public." + table));
        return backup;
    }

    /** One statement is one session: the pool may give another connection to the next. */
    void restore() {
        var all = new StringBuilder("set session_replication_role = replica;");
        tables().forEach(table -> all.append("truncate public." + table + ";"));
        tables().forEach(table -> all.append("insert into public." + table + " (" + columns(table)
                + ") overriding system value select " + columns(table) + " from backup." + table + ";"));
        run(all.append("set session_replication_role = origin").toString());
    }

    private List<String> tables() {
        return jdbc.sql(TABLES).query((rs, n) -> rs.getString(1)).list();
    }

    private String columns(String table) {
        return jdbc.sql("select string_agg(column_name, ', ' order by ordinal_position) from information_schema.columns"
                        + " where table_schema = 'public' and table_name = ? and is_generated = 'NEVER'")
                .param(table)
                .query(String.class)
                .single();
    }

    private void run(String sql) {
        jdbc.sql(sql).update();
    }
}
