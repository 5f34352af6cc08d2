package org.serai.cli;

/** What each exit code promises; scripts rely on them. */
final class Exit {
    static final int DONE = 0;
    /** Looked, and something is wrong. */
    static final int WRONG = 1;

    static final int USAGE = 2;
    /** Hub, broker, database or Cloud API not reachable. */
    static final int AWAY = 3;

    static final int NOT_PERMITTED = 4;
    static final int REFUSED = 5;
    /** Part done, the rest is listed. */
    static final int PART = 7;

    static final int BUG = 70;

    private Exit() {}
}
