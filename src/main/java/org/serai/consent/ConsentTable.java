package org.serai.consent;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConsentState;
import org.serai.canonical.PhoneNumber;
import org.serai.canonical.Purpose;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;
import org.serai.canonical.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code consent}, {@code consent_ledger} and {@code consent_person}. */
final class ConsentTable {
    /**
     * Every key each asked person is known by, {@code n} counting the asked from 1. The fences ({@code offset 0}) keep each
     * look-up a look-up: a plan made while the tables were young would read all people of a tenant.
     */
    private static final String KEYS = """
            keys as (
                select n, tenant, phone as person from asked where phone is not null
                union select n, tenant, user_id from asked where user_id is not null
                union select a.n, a.tenant, p.user_id from asked a cross join lateral (
                    select user_id from consent_person p where p.tenant = a.tenant and p.phone = a.phone offset 0) p
                union select a.n, a.tenant, p.phone from asked a cross join lateral (
                    select phone from consent_person p where p.tenant = a.tenant and p.user_id = a.user_id offset 0) p)
            """;

    private static final String FIND = "with asked as (select * from unnest(:tenants, :phones, :users)"
            + " with ordinality as v(tenant, phone, user_id, n)), " + KEYS
            + "select k.n, c.purpose, c.state from keys k cross join lateral (select purpose, state from consent c"
            + " where c.tenant = k.tenant and c.person = k.person offset 0) c";

    private static final String WRITE = "with asked as (select * from unnest(:tenants, :phones, :users, :purposes,"
            + " :states, :sources, :evidence, :at::timestamptz[]) with ordinality"
            + " as v(tenant, phone, user_id, purpose, state, source, evidence, at, n)), " + KEYS
            + """
            , news as (
                select distinct on (k.tenant, k.person, a.purpose)
                       k.tenant, k.person, a.purpose, a.state, a.source, a.evidence, a.at
                from asked a join keys k on k.n = a.n
                order by k.tenant, k.person, a.purpose, a.at desc),
            kept as (
                insert into consent as c (tenant, person, purpose, state, source, evidence, changed_at)
                select tenant, person, purpose, state, source, evidence, at from news
                on conflict (tenant, person, purpose) do update
                set state = excluded.state, source = excluded.source, evidence = excluded.evidence,
                    changed_at = excluded.changed_at
                where :newestWins and excluded.changed_at >= c.changed_at
                returning tenant, person, purpose)
            insert into consent_ledger (tenant, person, purpose, state, source, evidence, changed_at)
            select n.tenant, n.person, n.purpose, n.state, n.source, n.evidence, n.at from news n
            where :newestWins or exists (select from kept k
                where k.tenant = n.tenant and k.person = n.person and k.purpose = n.purpose)
            on conflict do nothing
            """;

    private final JdbcClient jdbc;

    ConsentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param position in the list that was asked */
    record Row(int position, Purpose purpose, ConsentState state) {}

    List<Row> find(List<Person> people) {
        return jdbc.sql(FIND)
                .param("tenants", column(people, p -> p.tenant().value()))
                .param("phones", column(people, p -> phone(p.recipient())))
                .param("users", column(people, p -> userId(p.recipient())))
                .query((rs, n) ->
                        new Row(rs.getInt(1) - 1, purpose(rs.getString(2)), ConsentState.ofWord(rs.getString(3))))
                .list();
    }

    void write(List<ConsentChange> changes, boolean newestWins) {
        List<Line> lines = changes.stream()
                .flatMap(c -> c.purposes().stream().map(p -> new Line(c, p)))
                .toList();
        jdbc.sql(WRITE)
                .param("tenants", column(lines, l -> l.change.tenant().value()))
                .param("phones", column(lines, l -> phone(l.change.person())))
                .param("users", column(lines, l -> userId(l.change.person())))
                .param("purposes", column(lines, l -> l.purpose.word()))
                .param("states", column(lines, l -> l.change.state().word()))
                .param("sources", column(lines, l -> l.change.source()))
                .param("evidence", column(lines, l -> l.change.evidence()))
                .param("at", column(lines, l -> l.change.at().toString()))
                .param("newestWins", newestWins)
                .update();
    }

    void link(TenantId tenant, PhoneNumber phone, UserId userId) {
        jdbc.sql("insert into consent_person (tenant, user_id, phone) values (:tenant, :user, :phone)"
                        + " on conflict (tenant, user_id) do update set phone = excluded.phone"
                        + " where consent_person.phone <> excluded.phone")
                .param("tenant", tenant.value())
                .param("user", userId.value())
                .param("phone", phone.e164())
                .update();
    }

    List<Consents.Entry> history(TenantId tenant, Recipient person) {
        return jdbc.sql("with asked as (select 1 as n, :tenant::text as tenant, :phone::text as phone,"
                        + " :user::text as user_id), " + KEYS
                        + "select distinct l.purpose, l.state, l.source, l.evidence, l.changed_at from keys k"
                        + " join consent_ledger l on l.tenant = k.tenant and l.person = k.person order by l.changed_at")
                .param("tenant", tenant.value())
                .param("phone", phone(person))
                .param("user", userId(person))
                .query((rs, n) -> new Consents.Entry(
                        purpose(rs.getString(1)),
                        ConsentState.ofWord(rs.getString(2)),
                        rs.getString(3),
                        Objects.requireNonNullElse(rs.getString(4), ""),
                        rs.getObject(5, OffsetDateTime.class).toInstant()))
                .list();
    }

    private record Line(ConsentChange change, Purpose purpose) {}

    private static Purpose purpose(String word) {
        return Purpose.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static @Nullable String phone(Recipient person) {
        return person.phone() == null ? null : person.phone().e164();
    }

    private static @Nullable String userId(Recipient person) {
        return person.userId() == null ? null : person.userId().value();
    }

    private static <T> String[] column(List<T> rows, Function<T, @Nullable String> value) {
        var values = new ArrayList<@Nullable String>(rows.size());
        rows.forEach(row -> values.add(value.apply(row)));
        return values.toArray(new String[0]);
    }
}
