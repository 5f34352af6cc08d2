package org.serai.flow.file;

import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Makes the body the result of the file the route took, and names it; null where none is to be written. A file that failed
 * always has one: it says why.
 */
public final class ResultStep {
    /** @param wanted {@code true}: of files that were taken, too */
    public @Nullable InputStream result(Exchange exchange, String wanted) throws IOException {
        TakenFile taken = TakenFile.of(exchange);
        if (taken == null || taken.isTaken() && !Boolean.parseBoolean(wanted)) {
            return null;
        }
        exchange.getMessage().setHeader(Exchange.FILE_NAME, taken.resultName());
        return taken.result().written();
    }
}
