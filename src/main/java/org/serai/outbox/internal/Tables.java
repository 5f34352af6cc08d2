package org.serai.outbox.internal;

import org.serai.outbox.evidence.EchoTable;
import org.serai.outbox.evidence.SettleSettings;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine's tables. */
record Tables(
        LaneTable lanes,
        QueueTable queue,
        IntentTable intents,
        OutcomeTable outcomes,
        StatusTable statuses,
        UnclearTable unclear,
        EchoTable echoes,
        HeldTable held) {
    static Tables of(JdbcClient jdbc, PairPace pace, SettleSettings settings) {
        return new Tables(
                new LaneTable(jdbc, pace),
                new QueueTable(jdbc),
                new IntentTable(jdbc),
                new OutcomeTable(jdbc),
                new StatusTable(jdbc),
                new UnclearTable(jdbc),
                new EchoTable(jdbc, settings),
                new HeldTable(jdbc));
    }
}
