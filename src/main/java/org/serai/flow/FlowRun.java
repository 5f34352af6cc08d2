package org.serai.flow;

import org.serai.egress.Callbacks;
import org.serai.outbox.Desk;
import org.serai.outbox.Tokens;

/**
 * What one run of the flows acts on: the hub's own parts when it is live, recorders in a rehearsal. It travels with the
 * exchange, so a step cannot tell which it is.
 */
public record FlowRun(Desk desk, Callbacks callbacks, Tokens tokens) {
    static final String PROPERTY = "serai.run";
}
