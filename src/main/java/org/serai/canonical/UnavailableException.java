package org.serai.canonical;

/** A system that is away for now; the work is tried again, then parked. {@code where} names the system. */
public final class UnavailableException extends SeraiException {
    private static final long serialVersionUID = 1L;

    public UnavailableException(String system, String message, Throwable cause) {
        super("system.unavailable", system, message, "tried again by itself; see the system's own state", cause);
    }
}
