package org.serai.console;

import java.time.Duration;
import org.serai.canonical.SeraiException;
import org.serai.ingress.Refusal;

/** A call that ends with a problem of this HTTP status. */
final class ApiException extends SeraiException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final Duration retryAfter;

    ApiException(int status, String code, String message, String advice) {
        this(new Refusal(status, code, message, advice, Duration.ZERO));
    }

    ApiException(Refusal refusal) {
        super(refusal.code(), "", refusal.text(), refusal.advice());
        this.status = refusal.status();
        this.retryAfter = refusal.retryAfter();
    }

    int status() {
        return status;
    }

    /** Zero: as usual. */
    Duration retryAfter() {
        return retryAfter;
    }
}
