package org.serai.flow.camel;

import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExchangeHelper;
import org.jspecify.annotations.Nullable;
import org.serai.flow.http.Ticket;

/** Where a run enters one route. Runs on the caller's thread; what the route throws, the caller gets. */
public final class Entrance {
    private final SeraiConsumer consumer;
    private final Set<String> statuses;
    private final Set<String> answers;

    Entrance(SeraiConsumer consumer) {
        this.consumer = consumer;
        this.statuses = consumer.words("status");
        this.answers = consumer.words("answers");
    }

    public String route() {
        return consumer.getRouteId();
    }

    boolean is(SeraiConsumer other) {
        return consumer == other;
    }

    boolean takesStatus(@Nullable Object status) {
        return statuses.isEmpty() || (status != null && statuses.contains(status.toString()));
    }

    boolean answers(String flow) {
        return answers.contains(flow);
    }

    /**
     * @param properties for the steps; variables are what a route may read
     * @return the body as the last step left it
     * @throws Exception whatever a step threw, as it threw it
     */
    public @Nullable Object run(Object body, Map<String, Object> properties, Map<String, String> variables)
            throws Exception {
        Exchange exchange = consumer.createExchange(false);
        try {
            exchange.getMessage().setBody(body);
            properties.forEach(exchange::setProperty);
            variables.forEach(exchange::setVariable);
            consumer.getProcessor().process(exchange);
            if (exchange.getException() != null) {
                throw Ticket.judged(exchange, unwrap(exchange.getException()));
            }
            return ExchangeHelper.extractResultBody(exchange, null);
        } finally {
            consumer.releaseExchange(exchange, false);
        }
    }

    private static Exception unwrap(Exception thrown) {
        Throwable cause = thrown.getCause();
        if (thrown instanceof org.apache.camel.CamelExecutionException && cause instanceof Exception inner) {
            return inner;
        }
        if (thrown instanceof org.apache.camel.CamelExecutionException && cause instanceof Error error) {
            throw error;
        }
        return thrown;
    }
}
