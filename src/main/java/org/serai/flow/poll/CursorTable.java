package org.serai.flow.poll;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code source_cursor}. */
public final class CursorTable implements Cursors {
    private static final String MOVE = """
            update source_cursor set since = :since, etag = :etag, last_modified = :lastModified, version = version + 1,
                   moved_at = now()
             where source = :source and version = :version
            """;
    private final JdbcClient jdbc;

    public CursorTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Cursor read(String source, Instant begin) {
        jdbc.sql("insert into source_cursor (source, since) values (:source, :since) on conflict do nothing")
                .param("source", source)
                .param("since", begin.atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql("select since, etag, last_modified, version from source_cursor where source = :source")
                .param("source", source)
                .query(CursorTable::cursor)
                .single();
    }

    @Override
    public boolean move(String source, Cursor from, Cursor to) {
        return jdbc.sql(MOVE)
                        .param("source", source)
                        .param("version", from.version())
                        .param("since", to.since().atOffset(ZoneOffset.UTC))
                        .param("etag", to.etag())
                        .param("lastModified", to.lastModified())
                        .update()
                == 1;
    }

    private static Cursor cursor(ResultSet row, int number) throws SQLException {
        return new Cursor(
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getString("etag"),
                row.getString("last_modified"),
                row.getLong("version"));
    }
}
