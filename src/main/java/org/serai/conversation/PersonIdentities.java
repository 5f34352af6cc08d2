package org.serai.conversation;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.serai.canonical.PhoneNumber;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;
import org.serai.canonical.UserId;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code person_identity}. */
final class PersonIdentities implements People {
    private static final String LEARN = """
            insert into person_identity (tenant, user_id, phone, seen_at) values (:tenant, :userId, :phone, :seenAt)
            on conflict (tenant, user_id) do update set phone = excluded.phone, seen_at = excluded.seen_at
             where person_identity.seen_at <= excluded.seen_at and person_identity.phone <> excluded.phone
            """;
    /** By any key, and the other user ids of a phone that was found by one of them. */
    private static final String FIND = """
            select user_id, phone, seen_at from person_identity
             where tenant = :tenant and phone = any(:keys::text[] || array(
                   select phone from person_identity where tenant = :tenant and user_id = any(:keys::text[])))
            """;

    private final NamedParameterJdbcOperations operations;
    private final JdbcClient jdbc;

    PersonIdentities(NamedParameterJdbcOperations operations) {
        this.operations = operations;
        this.jdbc = JdbcClient.create(operations);
    }

    void learn(TenantId tenant, Collection<Link> links) {
        var newest = new TreeMap<String, Link>();
        links.forEach(link -> newest.merge(
                link.userId().value(), link, (one, two) -> two.seenAt().isBefore(one.seenAt()) ? one : two));
        operations.batchUpdate(
                LEARN,
                newest.values().stream()
                        .map(link -> new MapSqlParameterSource()
                                .addValue("tenant", tenant.value())
                                .addValue("userId", link.userId().value())
                                .addValue("phone", link.phone().e164())
                                .addValue("seenAt", link.seenAt().atOffset(ZoneOffset.UTC)))
                        .toArray(SqlParameterSource[]::new));
    }

    Links find(TenantId tenant, Collection<Recipient> people) {
        Set<String> keys = people.stream()
                .flatMap(person -> PersonKeys.of(person).stream())
                .collect(Collectors.toSet());
        if (keys.isEmpty()) {
            return Links.NONE;
        }
        return new Links(jdbc.sql(FIND)
                .param("tenant", tenant.value())
                .param("keys", keys.toArray(new String[0]))
                .query((row, index) -> new Link(
                        new UserId(row.getString("user_id")),
                        new PhoneNumber(row.getString("phone")),
                        row.getObject("seen_at", OffsetDateTime.class).toInstant()))
                .list());
    }

    @Override
    public Recipient known(TenantId tenant, Recipient person) {
        return find(tenant, List.of(person)).known(person);
    }

    @Override
    public Set<String> keys(TenantId tenant, Recipient person) {
        return find(tenant, List.of(person)).keys(person);
    }
}
