package org.serai.flow.rows;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.sql.RowMapperFactory;
import org.apache.camel.component.sql.SqlEndpoint;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** Camel's SQL endpoint as the house wants it: every option set here, none from an address. */
final class RowsEndpoint extends SqlEndpoint {
    private static final int STATEMENT_SECONDS = 30;
    private static final int ERRORS_BEFORE_REST = 3;
    private static final int LONGER_REST = 6;
    private final Use use;
    private final DataSource database;
    private final RowTransaction transaction;

    RowsEndpoint(String uri, Component component, Use use, DataSource database) {
        super(uri, component);
        this.use = use;
        this.database = database;
        this.transaction = new RowTransaction(use, database);
        setServiceLocationEnabled(false);
        setDataSource(database);
        setJdbcTemplate(template());
        rows();
        looks();
    }

    private JdbcTemplate template() {
        var template = new JdbcTemplate(database);
        template.setQueryTimeout(STATEMENT_SECONDS);
        template.setMaxRows(use.most());
        return template;
    }

    private void rows() {
        setQuery(use.query());
        setAllowNamedParameters(false);
        setUsePlaceholder(false);
        setOnConsume(use.mark());
        setRowMapperFactory(new Reading());
        setProcessingStrategy(new Marking(use));
        setTransacted(true);
        setBreakBatchOnConsumeFail(true);
    }

    private void looks() {
        setStartScheduler(!use.database().isNone());
        setPollStrategy(transaction);
        setExceptionHandler(new Told());
        setDelay(use.everySeconds() * 1000L);
        setGreedy(true);
        setBackoffErrorThreshold(ERRORS_BEFORE_REST);
        setBackoffMultiplier(LONGER_REST);
    }

    String who() {
        return use.who();
    }

    Optional<String> trouble() {
        return transaction.trouble();
    }

    /** Behind the consumer's own view of a row, which its mark is bound to, the route sees the tree. */
    @Override
    public Consumer createConsumer(Processor route) throws Exception {
        return super.createConsumer(exchange -> {
            exchange.getMessage().setBody(RowTree.of(row(exchange)));
            exchange.setProperty(RowsComponent.COMES_AGAIN, true);
            route.process(exchange);
        });
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> row(Exchange exchange) {
        return (Map<String, @Nullable Object>)
                Objects.requireNonNull(exchange.getMessage().getBody());
    }

    @Override
    public Producer createProducer() {
        return new RowWriter(this, use, database);
    }

    private record Reading() implements RowMapperFactory {
        @Override
        public RowMapper<?> newColumnRowMapper() {
            return new RowReader();
        }

        @Override
        public RowMapper<?> newBeanRowMapper(Class<?> type) {
            return new RowReader();
        }
    }

    /** The transaction has told it already, once. */
    private record Told() implements ExceptionHandler {
        @Override
        public void handleException(Throwable exception) {}

        @Override
        public void handleException(@Nullable String message, Throwable exception) {}

        @Override
        public void handleException(@Nullable String message, @Nullable Exchange exchange, Throwable exception) {}
    }
}
