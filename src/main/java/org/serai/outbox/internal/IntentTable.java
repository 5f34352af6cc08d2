package org.serai.outbox.internal;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Content;
import org.serai.canonical.Reason;
import org.serai.policy.Verdict;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the claim writes: the intent to send (state and attempt row), or the verdict that forbids it. */
final class IntentTable {
    /** What somebody moved between the look-up and the change is left to the next claim (ADR 0009). */
    private static final String INTEND = """
            with due as materialized (
                select m.place, v.*
                from unnest(:ids::uuid[], :attempts::int[], :epochs::bigint[], :templates::text[], :languages::text[],
                            :categories::text[]) as v(msg_id, attempt_no, epoch, template, language, category)
                cross join lateral (select ctid as place from message m where m.msg_id = v.msg_id offset 0) m
                order by v.msg_id),
            moved as (
                update message m set state = 'sending', attempts = due.attempt_no, template = due.template,
                       language = due.language, category = due.category
                from due where m.ctid = due.place
                  and m.attempts = due.attempt_no - 1 and m.state in ('queued', 'scheduled')
                returning m.msg_id, due.attempt_no, due.epoch)
            insert into attempt (msg_id, attempt_no, epoch, owner, intent_at)
            select msg_id, attempt_no, epoch, :owner, :now::timestamptz from moved
            returning msg_id
            """;

    private final JdbcClient jdbc;

    IntentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which of them may be sent once this transaction is committed; the others changed hands or state meanwhile. */
    Set<UUID> intend(List<Flight> flights, String owner, Instant now) {
        if (flights.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql(INTEND)
                .param("ids", Column.ids(flights, f -> f.head().id().value()))
                .param("attempts", Column.ints(flights, Flight::attempt))
                .param("epochs", Column.longs(flights, f -> f.head().lane().epoch()))
                .param("templates", Column.text(flights, f -> template(f, Content.Template::name)))
                .param("languages", Column.text(flights, f -> template(f, Content.Template::language)))
                .param("categories", Column.text(flights, f -> template(f, Content.Template::category)))
                .param("owner", owner)
                .param("now", now.toString())
                .query(UUID.class)
                .list());
    }

    /** The second judgement was a no, or a later. */
    void refuse(Head head, Reason reason, String state, Instant now) {
        decide(head, state, reason, null, now);
    }

    void defer(Head head, Verdict.Defer defer, Instant now) {
        decide(head, "scheduled", defer.reason(), defer.until(), now);
    }

    private void decide(Head head, String state, Reason reason, @Nullable Instant notBefore, Instant now) {
        jdbc.sql("update message set state = :state, reason_code = :code, reason_text = :text,"
                        + " decided_at = :now::timestamptz, not_before = coalesce(:notBefore::timestamptz, not_before)"
                        + " where msg_id = :id and state in ('queued', 'scheduled') and attempts = :attempts")
                .param("state", state)
                .param("code", reason.code())
                .param("text", reason.text())
                .param("now", now.toString())
                .param("notBefore", notBefore == null ? null : notBefore.toString())
                .param("id", head.id().value())
                .param("attempts", head.attempts())
                .update();
    }

    private static @Nullable String template(
            Flight flight, java.util.function.Function<Content.Template, String> part) {
        return flight.content() instanceof Content.Template template ? part.apply(template) : null;
    }
}
