package org.serai.flow.check;

/** Where a piece of YAML stands decides what it may say. */
enum Scope {
    FLOW,
    CONNECTOR,
    /** A Kamelet of a connector's folder. */
    KAMELET,
    /** A Kamelet of routes/steps: the only place that may name Java. */
    STEP;

    boolean mayNameJava() {
        return this == STEP;
    }

    boolean isKamelet() {
        return this == KAMELET || this == STEP;
    }
}
