package org.serai.flow;

import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.serai.canonical.OutboundMessage;
import org.serai.policy.Verdict;

/** Hands a message in at the desk of this run: policy judges it, message and verdict are kept. */
public final class SubmitStep {
    SubmitStep() {}

    public Verdict submit(@Body OutboundMessage message, @ExchangeProperty(FlowRun.PROPERTY) FlowRun run) {
        return run.desk().submit(message);
    }
}
