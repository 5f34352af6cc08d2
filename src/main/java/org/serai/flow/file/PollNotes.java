package org.serai.flow.file;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in a line what fails. That a directory cannot be read it says once, and that it can be again; it is asked all the while. */
final class PollNotes implements PollingConsumerPollStrategy, ExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(PollNotes.class);
    private final String share;
    private boolean isAway;

    PollNotes(String share) {
        this.share = share;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return true;
    }

    @Override
    public synchronized void commit(Consumer consumer, Endpoint endpoint, int polled) {
        if (isAway) {
            isAway = false;
            LOG.info("{} can be read again", share);
        }
    }

    @Override
    public synchronized boolean rollback(Consumer consumer, Endpoint endpoint, int retries, Exception failed) {
        if (!isAway) {
            isAway = true;
            LOG.warn("{} cannot be read, and is asked again: {}", share, Failure.of(failed));
        }
        return false;
    }

    @Override
    public void handleException(Throwable failed) {
        handleException("", null, failed);
    }

    @Override
    public void handleException(@Nullable String message, Throwable failed) {
        handleException(message, null, failed);
    }

    @Override
    public synchronized void handleException(@Nullable String message, @Nullable Exchange exchange, Throwable failed) {
        if (!isAway) { // of that it was told
            LOG.warn("{}: {}", share, Failure.of(failed));
        }
    }
}
