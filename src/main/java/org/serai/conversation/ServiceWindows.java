package org.serai.conversation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.Recipient;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code service_window}. */
final class ServiceWindows implements Windows {
    private static final String OPEN = """
            insert into service_window (number_id, person, last_inbound_at) values (:number, :person, :at)
            on conflict (number_id, person) do update set last_inbound_at = excluded.last_inbound_at
             where service_window.last_inbound_at < excluded.last_inbound_at
            """;
    private static final String LAST =
            "select max(last_inbound_at) as last from service_window where number_id = :number and person in (:keys)";
    private final NamedParameterJdbcOperations operations;
    private final JdbcClient jdbc;

    ServiceWindows(NamedParameterJdbcOperations operations) {
        this.operations = operations;
        this.jdbc = JdbcClient.create(operations);
    }

    /** One number and one key of a person. */
    record Key(String number, String person) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byNumber = number.compareTo(other.number);
            return byNumber != 0 ? byNumber : person.compareTo(other.person);
        }
    }

    /** In one order of keys, so that two writers never wait for each other. */
    void open(Map<Key, Instant> openings) {
        operations.batchUpdate(
                OPEN,
                new TreeMap<>(openings)
                        .entrySet().stream()
                                .map(opening -> new MapSqlParameterSource()
                                        .addValue("number", opening.getKey().number())
                                        .addValue("person", opening.getKey().person())
                                        .addValue("at", opening.getValue().atOffset(ZoneOffset.UTC)))
                                .toArray(SqlParameterSource[]::new));
    }

    @Override
    public Set<Pair> open(Collection<Pair> pairs, Instant now) {
        if (pairs.isEmpty()) {
            return Set.of();
        }
        Set<Key> open = Set.copyOf(jdbc.sql("select number_id, person from service_window"
                        + " where person = any(:people::text[]) and last_inbound_at > :since")
                .param(
                        "people",
                        pairs.stream()
                                .flatMap(pair -> PersonKeys.of(pair.person()).stream())
                                .toArray(String[]::new))
                .param("since", now.minus(WindowRule.LENGTH).atOffset(ZoneOffset.UTC))
                .query((row, index) -> new Key(row.getString(1), row.getString(2)))
                .list());
        return pairs.stream()
                .filter(pair -> PersonKeys.of(pair.person()).stream()
                        .anyMatch(key -> open.contains(new Key(pair.number().value(), key))))
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<Instant> openUntil(PhoneNumberId number, Recipient person) {
        return jdbc.sql(LAST)
                .param("number", number.value())
                .param("keys", PersonKeys.of(person))
                .query((row, index) -> Optional.ofNullable(row.getObject("last", OffsetDateTime.class)))
                .single()
                .map(last -> last.toInstant().plus(WindowRule.LENGTH));
    }
}
