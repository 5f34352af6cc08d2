package org.serai.proof;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.serai.proof.Books.Attempt;
import org.serai.proof.Books.Birth;
import org.serai.proof.Books.Consent;
import org.serai.proof.Books.Fate;
import org.serai.proof.Books.Kept;
import org.serai.proof.Books.Lane;
import org.serai.proof.Books.Message;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What the database of a hub says, read past the hub. */
public final class HubAccount {
    private static final String MESSAGES = """
            select msg_id, tenant, delivery, event_id, flow, business_keys, number_id, person, state, category,
                   decided_at, expires_at, not_before > created_at as put_off, dup_possible from message
            """;

    /** An unclear attempt is settled when the message gets a name, another attempt begins, or somebody decides. */
    private static final String ATTEMPTS = """
            select a.msg_id, a.intent_at, a.ended_at, a.outcome, case when a.outcome = 'unknown' then least(
                (select greatest(min(s.at), a.ended_at) from sent_as s where s.msg_id = a.msg_id having count(*) > 0),
                (select min(n.intent_at) from attempt n where n.msg_id = a.msg_id and n.attempt_no > a.attempt_no),
                case when m.state <> 'unknown' and m.decided_at > a.ended_at then m.decided_at end) end as settled
            from attempt a join message m on m.msg_id = a.msg_id
            """;

    /** What a person wrote is known when the webhook that brought it was taken in. */
    private static final String CONSENTS = """
            select l.tenant, l.person, l.purpose, l.state, greatest(l.changed_at, i.recorded_at) as known_at
            from consent_ledger l left join conversation_item i on i.wamid = l.evidence and i.tenant = l.tenant
            """;

    private static final String STOPPED = """
            select event_id from inbox where outcome <> 'handled'
            union select delivery from event where outcome <> 'flowed'
            union select event_id from parked where event_id is not null
            """;

    private static final String AMONG = """
            with stopped as materialized (%s)
            select d || ' ' || coalesce(m.state, 'not taken in') from unnest(:deliveries::text[]) as d
            left join message m on m.delivery = d
            where m.state = any(:states::text[])
               or m.state is null and not exists (select from stopped s where s.event_id = d)
            """.formatted(STOPPED);

    private final JdbcClient jdbc;

    /** @param url with user and password */
    public HubAccount(String url) {
        this.jdbc = JdbcClient.create(new DriverManagerDataSource(url));
    }

    /** Those of these deliveries whose end nobody can read yet, each with its state. */
    public Set<String> open(Collection<String> deliveries) {
        return among(deliveries, Lost.OPEN);
    }

    /** Those that are not taken in, or wait to be sent, or are being sent, each with its state. */
    public Set<String> underWay(Collection<String> deliveries) {
        return among(deliveries, Set.of("received", "scheduled", "queued", "sending"));
    }

    private Set<String> among(Collection<String> deliveries, Set<String> states) {
        return new HashSet<>(jdbc.sql(AMONG)
                .param("deliveries", deliveries.toArray(new String[0]))
                .param("states", states.toArray(new String[0]))
                .query(String.class)
                .list());
    }

    Kept read() {
        return new Kept(
                jdbc.sql(MESSAGES).query(HubAccount::message).list(),
                jdbc.sql(ATTEMPTS).query(HubAccount::attempt).list(),
                jdbc.sql(CONSENTS).query(HubAccount::consent).list(),
                new HashSet<>(jdbc.sql(STOPPED).query(String.class).list()));
    }

    private static Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                row.getObject("msg_id", UUID.class),
                new Birth(
                        row.getString("tenant"),
                        row.getString("delivery"),
                        row.getString("event_id"),
                        row.getString("flow"),
                        texts(row.getArray("business_keys"))),
                new Lane(row.getString("tenant"), row.getString("number_id"), row.getString("person")),
                new Fate(
                        row.getString("state"),
                        "MARKETING".equalsIgnoreCase(row.getString("category")) ? "marketing" : "service",
                        time(row, "decided_at"),
                        time(row, "expires_at"),
                        row.getBoolean("put_off")),
                row.getBoolean("dup_possible"));
    }

    private static Attempt attempt(ResultSet row, int number) throws SQLException {
        return new Attempt(
                row.getObject("msg_id", UUID.class),
                time(row, "intent_at"),
                time(row, "ended_at"),
                row.getString("outcome"),
                time(row, "settled"));
    }

    private static Consent consent(ResultSet row, int number) throws SQLException {
        return new Consent(
                row.getString("tenant"),
                row.getString("person"),
                row.getString("purpose"),
                row.getString("state").equals("denied"),
                time(row, "known_at"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
