package org.serai.bench;

/** Why a folder cannot be measured, and the way out. Thrown before anything is measured. */
public final class Unmeasurable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String wayOut;

    Unmeasurable(String message, String wayOut) {
        super(message);
        this.wayOut = wayOut;
    }

    public String wayOut() {
        return wayOut;
    }
}
