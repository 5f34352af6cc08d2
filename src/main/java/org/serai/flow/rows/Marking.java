package org.serai.flow.rows;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.sql.DefaultSqlEndpoint;
import org.apache.camel.component.sql.SqlProcessingStrategy;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.SeraiException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Marks a row that was handed in, in the transaction that claimed it. A mark that changes nothing is a mistake. */
record Marking(Use use) implements SqlProcessingStrategy {
    @Override
    @SuppressWarnings("unchecked")
    public int commit(DefaultSqlEndpoint from, Exchange exchange, Object row, JdbcTemplate template, String mark) {
        int changed;
        try {
            changed = new NamedParameterJdbcTemplate(template).update(mark, (Map<String, Object>) row);
        } catch (DataAccessException refused) {
            throw failed("the database refuses `mark`: " + Failures.said(refused), refused);
        }
        if (changed == 0) {
            throw failed("`mark` changed no row, so this one would come again for ever", null);
        }
        return changed;
    }

    private SeraiException failed(String text, @Nullable Throwable cause) {
        return Failures.at("rows.mark-failed", use, text, "mend the setting `mark`; its rows come again then", cause);
    }

    @Override
    public int commitBatchComplete(DefaultSqlEndpoint from, JdbcTemplate template, String statement) {
        return 0;
    }
}
