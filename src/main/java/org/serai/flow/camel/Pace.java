package org.serai.flow.camel;

import java.time.Duration;
import java.util.Optional;
import org.serai.canonical.SeraiException;
import org.serai.canonical.UnavailableException;
import org.serai.egress.RetrySchedule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a source asks again: after its pause, after a failure as the retries say, or later where the system asks for that.
 * The log tells of one trouble once. One thread moves it, any may ask for its trouble.
 */
final class Pace {
    private static final Logger LOG = LoggerFactory.getLogger(Pace.class);
    private final String source;
    private volatile String trouble = "";
    private int failures;
    private long notBefore = System.nanoTime();

    Pace(String source) {
        this.source = source;
    }

    String source() {
        return source;
    }

    /** Why it gives nothing at the moment; empty: it does. */
    Optional<String> trouble() {
        return trouble.isEmpty() ? Optional.empty() : Optional.of(trouble);
    }

    /** It begins, or ends, to run on this node: what was is no longer so. */
    void begin() {
        failures = 0;
        trouble = "";
        notBefore = System.nanoTime();
    }

    boolean isDue() {
        return System.nanoTime() - notBefore >= 0;
    }

    void rest(Duration pause) {
        notBefore = System.nanoTime() + pause.toNanos();
    }

    void recovered() {
        if (failures > 0) {
            LOG.info("{} answers again", source);
        }
        failures = 0;
        trouble = "";
    }

    void failed(RuntimeException cause) {
        Duration asked =
                cause instanceof UnavailableException away ? away.retryAfter().orElse(Duration.ZERO) : Duration.ZERO;
        rest(RetrySchedule.pauseAfter(++failures, asked));
        String told = told(cause);
        if (!told.equals(trouble)) {
            LOG.warn("{} gives nothing: {}", source, told);
            LOG.debug("the failure of {}", source, cause);
        }
        trouble = told;
    }

    private static String told(RuntimeException cause) {
        return cause instanceof SeraiException known
                ? known.code() + ", " + known.getMessage() + "; " + known.advice()
                : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
