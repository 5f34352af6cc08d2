package org.serai.outbox.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Parts of rows in the words of the REST interface. */
final class Trees {
    private Trees() {}

    static String wireState(String state) {
        return state.equals("unresolved") ? "unknown" : state;
    }

    static @Nullable String time(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant().toString();
    }

    static @Nullable Map<String, Object> error(ResultSet rs) throws SQLException {
        Object code = rs.getObject("error_code");
        return code == null
                ? null
                : Map.of("code", code, "title", Objects.requireNonNullElse(rs.getString("error_title"), ""));
    }

    static @Nullable Map<String, Object> reason(ResultSet rs) throws SQLException {
        String code = rs.getString("reason_code");
        return code == null
                ? null
                : Map.of("code", code, "text", Objects.requireNonNullElse(rs.getString("reason_text"), ""));
    }
}
