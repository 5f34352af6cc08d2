package org.serai.house;

import java.util.List;

/** The named moments at which the process dies, in the order in which it does; crash-points.btm says where each is. */
enum CrashPoint {
    /** First these two: what speaks against them are later messages, the later the better. */
    C5("the intent is committed, not a byte has left", Fate.SENT_AGAIN),
    C6("the request has left, the Cloud API did not take it", Fate.SENT_AGAIN),
    C1("a request is received, the broker has not been asked", Fate.ONCE),
    C2("the broker has it on disk, the source has no answer", Fate.ONCE),
    C3("inbox and message are committed, the broker does not know", Fate.ONCE),
    C4("the intent is written, not committed", Fate.ONCE),
    C7("the Cloud API took it, nobody read that", Fate.ECHOED),
    C8("the answer is read, not committed", Fate.ECHOED),
    C9("the outcome is committed", Fate.ONCE),
    C10("a status is in the broker, not in the database", Fate.ONCE),
    C12("PostgreSQL dies while a request is under way", Fate.ONCE),
    /** Last this one: how often the business system was called dies with the demo hub that stands in for it. */
    C11("an answer is due for its system, which has not been called", Fate.ONCE);

    private static final int FIRST_NUMBER = 7_000;
    private final String moment;
    private final Fate expected;

    CrashPoint(String moment, Fate expected) {
        this.moment = moment;
        this.expected = expected;
    }

    /**
     * What became of one message.
     *
     * @param attempts requests that were intended
     * @param answers of them that were read, at most: a status that is written before the answer settles it as well
     * @param accepted of them that the Cloud API took
     */
    record Fate(int attempts, int answers, int accepted, boolean mayBeTwice) {
        static final Fate ONCE = new Fate(1, 1, 1, false);
        static final Fate SENT_AGAIN = new Fate(2, 1, 1, true);
        static final Fate ECHOED = new Fate(1, 0, 1, false);

        boolean allows(Fate seen) {
            return seen.answers <= answers
                    && new Fate(seen.attempts, answers, seen.accepted, seen.mayBeTwice).equals(this);
        }
    }

    Fate expected() {
        return expected;
    }

    /** The order in whose course it happens. */
    int order() {
        return FIRST_NUMBER + ordinal();
    }

    String title() {
        return name() + ": " + moment;
    }

    static List<CrashPoint> all() {
        return List.of(values());
    }
}
