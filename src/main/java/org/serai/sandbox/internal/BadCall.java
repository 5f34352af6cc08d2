package org.serai.sandbox.internal;

/** A control call that makes no sense; the message says what would. Answered with its HTTP status, usually 400. */
final class BadCall extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    BadCall(String message) {
        this(400, message);
    }

    BadCall(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
