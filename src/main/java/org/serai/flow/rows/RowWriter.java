package org.serai.flow.rows;

import java.sql.PreparedStatement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.SeraiException;
import org.serai.json.Json;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.AbstractSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes one row, or calls one procedure, with what a mapping gave as values, in one transaction: asks first whether it is
 * there already. The statement is a setting; nothing of a document ever becomes part of it.
 */
final class RowWriter extends DefaultProducer {
    private static final int STATEMENT_SECONDS = 30;
    private final Use use;
    private final NamedParameterJdbcTemplate statements;
    private final TransactionTemplate transaction;

    RowWriter(Endpoint endpoint, Use use, DataSource database) {
        super(endpoint);
        this.use = use;
        var template = new JdbcTemplate(database);
        template.setQueryTimeout(STATEMENT_SECONDS);
        this.statements = new NamedParameterJdbcTemplate(template);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    @Override
    public void process(Exchange exchange) {
        if (use.database().isNone()) {
            throw refused("the tenant gives " + use.connector() + " no jdbc-url");
        }
        if (!(exchange.getMessage().getBody() instanceof Map<?, ?> values)) {
            throw refused("the mapping gives no object");
        }
        try {
            transaction.executeWithoutResult(status -> write(new Values(values)));
        } catch (DataAccessException | TransactionException failed) {
            throw Failures.ofWriting(use, failed);
        }
    }

    private void write(Values values) {
        boolean there = !use.known().isBlank()
                && !statements.queryForList(use.known(), values).isEmpty();
        if (!there) {
            statements.execute(use.write(), values, PreparedStatement::execute);
        }
    }

    private SeraiException refused(String text) {
        return new SeraiException(
                "sink.refused", use.connector(), text, "mend the tenant's settings or the mapping, then replay");
    }

    /** A mapping leaves out what is null, so what it does not give is NULL; lists and objects are JSON text. */
    private static final class Values extends AbstractSqlParameterSource {
        private final Map<?, ?> values;

        Values(Map<?, ?> values) {
            this.values = values;
        }

        @Override
        public boolean hasValue(String name) {
            return true;
        }

        @Override
        public @Nullable Object getValue(String name) {
            Object value = values.get(name);
            return value instanceof Map || value instanceof List ? Json.text(value) : value;
        }
    }
}
