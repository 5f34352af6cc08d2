package org.serai.outbox.internal;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine's tables. */
record Tables(LaneTable lanes, QueueTable queue, IntentTable intents, OutcomeTable outcomes, StatusTable statuses) {
    static Tables of(JdbcClient jdbc) {
        return new Tables(
                new LaneTable(jdbc),
                new QueueTable(jdbc),
                new IntentTable(jdbc),
                new OutcomeTable(jdbc),
                new StatusTable(jdbc));
    }
}
