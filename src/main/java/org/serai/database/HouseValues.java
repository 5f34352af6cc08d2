package org.serai.database;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Values the hub makes once and keeps for ever, as the key that signs its tokens. Every node reads the same. */
public final class HouseValues {
    private final JdbcClient jdbc;

    public HouseValues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first caller's random bytes win; all later calls, on any node, get those. */
    public byte[] secret(String name, int bytes) {
        byte[] fresh = new byte[bytes];
        new SecureRandom().nextBytes(fresh);
        jdbc.sql("insert into house_value (name, value) values (:name, :value) on conflict do nothing")
                .param("name", name)
                .param("value", fresh)
                .update();
        return jdbc.sql("select value from house_value where name = :name")
                .param("name", name)
                .query((row, number) -> row.getBytes(1))
                .single();
    }

    /** What {@link #swap} put there. */
    public Optional<String> text(String name) {
        return jdbc.sql("select value from house_value where name = :name")
                .param("name", name)
                .query((row, number) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                .optional();
    }

    /** Puts a new value in the place of the old one, which is the answer; empty the first time. */
    public Optional<String> swap(String name, String value) {
        Optional<String> old = jdbc.sql("select value from house_value where name = :name for update")
                .param("name", name)
                .query((row, number) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                .optional();
        jdbc.sql("insert into house_value (name, value) values (:name, :value)"
                        + " on conflict (name) do update set value = excluded.value")
                .param("name", name)
                .param("value", value.getBytes(StandardCharsets.UTF_8))
                .update();
        return old;
    }
}
