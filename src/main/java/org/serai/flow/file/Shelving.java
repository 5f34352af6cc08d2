package org.serai.flow.file;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;

/** Where a file is moved to once its documents are durable. */
final class Shelving implements Expression {
    @Override
    public <T> T evaluate(Exchange exchange, Class<T> type) {
        TakenFile taken = TakenFile.of(exchange);
        if (taken == null) {
            throw new IllegalStateException(
                    "no step of the route took the file: kamelet:accept-file-action is missing");
        }
        return type.cast(taken.shelf());
    }

    @Override
    public void init(CamelContext context) {
        // it needs nothing
    }
}
