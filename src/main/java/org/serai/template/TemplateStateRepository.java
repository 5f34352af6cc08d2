package org.serai.template;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code template_state}. */
class TemplateStateRepository {
    private static final String KEEP = """
            insert into template_state (waba_id, name, language, template_id, status, category, quality, changed_at)
            values (:waba, :name, :language, :id, coalesce(:status, 'UNKNOWN'), :category, :quality,
                    case when cast(:status as text) is null then timestamptz 'epoch' else :at end)
            on conflict (waba_id, name, language) do update set
                template_id = coalesce(excluded.template_id, template_state.template_id),
                category    = coalesce(excluded.category, template_state.category),
                quality     = coalesce(excluded.quality, template_state.quality),
                status      = case when excluded.changed_at >= template_state.changed_at
                                   then excluded.status else template_state.status end,
                changed_at  = greatest(excluded.changed_at, template_state.changed_at)
            """;
    private static final Comparator<TemplateChange> IN_ORDER = Comparator.comparing(TemplateChange::wabaId)
            .thenComparing(TemplateChange::name)
            .thenComparing(TemplateChange::language);
    private final NamedParameterJdbcOperations operations;
    private final JdbcClient jdbc;

    TemplateStateRepository(NamedParameterJdbcOperations operations) {
        this.operations = operations;
        this.jdbc = JdbcClient.create(operations);
    }

    /**
     * An older status never replaces a newer one; quality and category come without a time of their own and always do.
     * Rows are locked in one order, so that a list that is read and a batch of webhooks do not wait for each other for ever.
     */
    void keep(List<TemplateChange> changes) {
        operations.batchUpdate(
                KEEP,
                changes.stream()
                        .sorted(IN_ORDER)
                        .map(TemplateStateRepository::row)
                        .toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource row(TemplateChange change) {
        return new MapSqlParameterSource()
                .addValue("waba", change.wabaId())
                .addValue("name", change.name())
                .addValue("language", change.language())
                .addValue("id", change.templateId())
                .addValue("status", change.status() == null ? null : TemplateState.status(change.status()))
                .addValue("category", change.category())
                .addValue("quality", change.quality())
                .addValue("at", OffsetDateTime.ofInstant(change.at(), ZoneOffset.UTC));
    }

    List<TemplateState> all() {
        return jdbc.sql("select waba_id, name, language, status, category, quality, changed_at from template_state")
                .query((row, index) -> state(row))
                .list();
    }

    private static TemplateState state(ResultSet row) throws SQLException {
        return new TemplateState(
                row.getString("waba_id"),
                row.getString("name"),
                row.getString("language"),
                row.getString("status"),
                row.getString("category"),
                row.getString("quality"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
