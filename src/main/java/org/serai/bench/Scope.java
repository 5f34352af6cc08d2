package org.serai.bench;

/** How much of the way is measured. */
public enum Scope {
    /** From the door to the API end; then, by themselves, the statuses of all that was sent. */
    THROUGH,
    /** The same with the statuses of each message following it at once. */
    STATUSES_ALONG,
    /** The door alone: what it takes stays in the broker. */
    DOOR
}
