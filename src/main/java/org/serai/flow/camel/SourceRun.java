package org.serai.flow.camel;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultConsumer;
import org.serai.flow.http.Ticket;

/** One run of the route behind a source that asks, on the caller's thread. */
record SourceRun(String source, String connector, String tenant) {
    /** @throws Exception whatever a step threw; a token that ended early is a system that is away */
    void run(DefaultConsumer consumer, Map<String, Object> body, String property, Object held) throws Exception {
        Exchange exchange = consumer.createExchange(false);
        try {
            exchange.getMessage().setBody(body);
            exchange.setProperty(property, held);
            exchange.setVariable("tenant", tenant);
            exchange.setVariable("correlationId", source);
            exchange.setVariable("source", connector);
            consumer.getProcessor().process(exchange);
            if (exchange.getException() != null) {
                throw Ticket.judged(exchange, exchange.getException());
            }
        } finally {
            consumer.releaseExchange(exchange, false);
        }
    }
}
