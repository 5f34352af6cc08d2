package org.serai.console;

import org.serai.canonical.SeraiException;

/** A call that ends with a problem of this HTTP status. */
final class ApiException extends SeraiException {
    private static final long serialVersionUID = 1L;
    private final int status;

    ApiException(int status, String code, String message, String advice) {
        super(code, "", message, advice);
        this.status = status;
    }

    int status() {
        return status;
    }
}
