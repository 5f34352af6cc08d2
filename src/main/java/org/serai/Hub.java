package org.serai;

/** Starts the whole hub and keeps it running until it is told to stop. */
public final class Hub {
    private Hub() {}

    /** Returns the exit code after the hub has stopped. Prints one line on stdout when ready. */
    public static int run(HubOptions options) {
        throw new IllegalStateException("no hub is built in here yet: " + options);
    }
}
