package org.serai.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.StringJoiner;

/** Messages of other people in the hub's queue, due tomorrow: copies of one that was sent, each with a lane of its own. */
final class WaitingMessages {
    private static final int AT_ONCE = 50_000;

    /** What differs from the one they are made of; {@code n} counts them. */
    private static final Map<String, String> DIFFERENT = Map.ofEntries(
            Map.entry("msg_id", "gen_random_uuid()"),
            Map.entry("event_id", "'waiting-' || n"),
            Map.entry("delivery", "'waiting-' || n"),
            Map.entry("business_key", "'#W' || n"),
            Map.entry("business_keys", "array['#W' || n]"),
            Map.entry("person", "'+1999' || lpad(n::text, 7, '0')"),
            Map.entry("phone", "'+1999' || lpad(n::text, 7, '0')"),
            Map.entry("lane_id", "-n"),
            Map.entry("state", "'queued'"),
            Map.entry("attempts", "0"),
            Map.entry("not_before", "now() + interval '1 day'"),
            Map.entry("expires_at", "now() + interval '2 days'"),
            Map.entry("wamid", "null"),
            Map.entry("accepted_at", "null"),
            Map.entry("sent_at", "null"),
            Map.entry("delivered_at", "null"),
            Map.entry("read_at", "null"));

    private static final String COPY = """
            with model as (select * from message where wamid is not null limit 1),
            made as (
                insert into message (%s) select %s from model, generate_series(?, ?) as n
                returning msg_id, lane_id, tenant, number_id, not_before),
            content as (
                insert into message_content (msg_id, content)
                select made.msg_id, c.content from made, model join message_content c on c.msg_id = model.msg_id),
            open as (insert into open_message (lane_id, msg_id, not_before) select lane_id, msg_id, not_before from made)
            insert into lane (lane_id, tenant, number_id, due_at) select lane_id, tenant, number_id, not_before from made
            """;

    private WaitingMessages() {}

    /** Returns when they are there and PostgreSQL has counted them. */
    static void add(String database, int number) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                PreparedStatement copy = connection.prepareStatement(statement(connection))) {
            for (int first = 1; first <= number; first += AT_ONCE) {
                copy.setInt(1, first);
                copy.setInt(2, Math.min(number, first + AT_ONCE - 1));
                copy.executeUpdate();
            }
            try (Statement count = connection.createStatement()) {
                count.execute("vacuum analyze message, message_content, open_message, lane");
                count.execute("checkpoint");
            }
        }
    }

    private static String statement(Connection connection) throws SQLException {
        var columns = new StringJoiner(", ");
        var values = new StringJoiner(", ");
        try (Statement ask = connection.createStatement();
                ResultSet names = ask.executeQuery("select column_name from information_schema.columns"
                        + " where table_name = 'message' and is_generated = 'NEVER'")) {
            while (names.next()) {
                String name = names.getString(1);
                columns.add(name);
                values.add(DIFFERENT.getOrDefault(name, name));
            }
        }
        return COPY.formatted(columns, values);
    }
}
