package org.serai.flow.rows;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * One row by the names of its columns in small letters, with values that can be bound again as they are: a time has an
 * offset where its column keeps one, and only there.
 */
final class RowReader implements RowMapper<Map<String, @Nullable Object>> {
    /** Beside the standard's: SQL Server's datetimeoffset, and Oracle's two. */
    private static final Set<Integer> ZONED = Set.of(Types.TIMESTAMP_WITH_TIMEZONE, -155, -101, -102);

    @Override
    public Map<String, @Nullable Object> mapRow(ResultSet found, int number) throws SQLException {
        ResultSetMetaData columns = found.getMetaData();
        var row = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String name = JdbcUtils.lookupColumnName(columns, i).toLowerCase(Locale.ROOT);
            if (row.containsKey(name)) {
                throw new SQLException("two columns are called " + name + "; rename one with `as`");
            }
            row.put(name, value(found, columns, i));
        }
        return row;
    }

    private static @Nullable Object value(ResultSet found, ResultSetMetaData columns, int i) throws SQLException {
        int type = columns.getColumnType(i);
        if (ZONED.contains(type) || type == Types.TIMESTAMP && isZoned(columns.getColumnTypeName(i))) {
            return found.getObject(i, OffsetDateTime.class);
        }
        return switch (type) {
            case Types.TIMESTAMP -> found.getObject(i, LocalDateTime.class);
            case Types.DATE -> found.getObject(i, LocalDate.class);
            case Types.TIME, Types.TIME_WITH_TIMEZONE -> found.getString(i);
            default -> JdbcUtils.getResultSetValue(found, i);
        };
    }

    /** PostgreSQL calls both kinds TIMESTAMP and tells them apart by name. */
    private static boolean isZoned(String typeName) {
        String name = typeName.toLowerCase(Locale.ROOT);
        return name.equals("timestamptz") || name.contains("with time zone") || name.contains("with local time zone");
    }
}
