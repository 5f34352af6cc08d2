package org.serai.sandbox.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can go wrong on demand, and at which moment of a call it strikes. */
enum FaultKind {
    /** {@code value} milliseconds pass before the answer leaves; the message is accepted at once. */
    LATENCY(Moment.DELAY),
    /** Refused with Cloud API code {@code value} and its documented HTTP status. */
    ERROR(Moment.ANSWER),
    /** Answered with HTTP status {@code value} without a Graph body; below 400 the message is accepted all the same. */
    HTTP(Moment.ANSWER),
    /** Accepted; then the connection drops without a byte of an answer. */
    CUT_AFTER_ACCEPT(Moment.ANSWER),
    /** The connection drops, nothing was accepted. */
    CUT_BEFORE_ACCEPT(Moment.ANSWER),
    /** Accepted; half of the answer leaves, then the connection drops. */
    HALF_ANSWER(Moment.ANSWER),
    /** More than {@code value} calls a second get 130429. */
    RATE_LIMIT(Moment.ANSWER),
    /** The statuses of the message never become webhooks. */
    DROP_STATUS(Moment.STATUS),
    /** They come {@code value} milliseconds later. */
    DELAY_STATUS(Moment.STATUS),
    /** Each comes {@code value} times, three times unless said. */
    REPEAT_STATUS(Moment.STATUS),
    /** They come in reverse order. */
    REORDER_STATUS(Moment.STATUS),
    /** Accepted, and then {@code failed} with code {@code value}: how Meta reports what it finds out later. */
    FAIL_STATUS(Moment.STATUS);

    enum Moment {
        DELAY,
        ANSWER,
        STATUS
    }

    private final Moment moment;

    FaultKind(Moment moment) {
        this.moment = moment;
    }

    Moment moment() {
        return moment;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static FaultKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new BadCall("unknown fault '" + word + "'; there are "
                        + Arrays.stream(values()).map(FaultKind::word).collect(Collectors.joining(", "))));
    }
}
