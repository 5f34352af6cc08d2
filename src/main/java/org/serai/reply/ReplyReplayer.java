package org.serai.reply;

import org.serai.canonical.CustomerReply;
import org.serai.parked.ParkedItem;
import org.serai.parked.Replayer;

/** Runs the flow of a parked reply again; what its flow did before was undone. */
final class ReplyReplayer implements Replayer {
    private final ReplyFlows flows;

    ReplyReplayer(ReplyFlows flows) {
        this.flows = flows;
    }

    @Override
    public String kind() {
        return ParkedReply.KIND;
    }

    @Override
    public void replay(ParkedItem item) {
        CustomerReply reply = ParkedReply.read(item);
        ReachedFlows.orThrow(flows.run(reply), reply);
    }
}
