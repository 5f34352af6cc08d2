package org.serai.reply;

import java.util.Set;
import org.serai.canonical.ConsentState;
import org.serai.canonical.CustomerReply;
import org.serai.canonical.Purpose;
import org.serai.consent.ConsentChange;
import org.serai.consent.Consents;
import org.serai.consent.StopWords;

/** Lets a customer's own words count: a stop ends all consent, a start resumes messages about their own orders. */
final class ConsentWords {
    private final Consents consents;

    ConsentWords(Consents consents) {
        this.consents = consents;
    }

    void heed(CustomerReply reply) {
        consents.link(reply.tenant(), reply.from());
        if (reply.kind().equals(StopWords.OPT_OUT)) {
            record(reply, Set.of(Purpose.SERVICE, Purpose.MARKETING), ConsentState.DENIED);
        } else if (reply.kind().equals(StopWords.OPT_IN)) {
            record(reply, Set.of(Purpose.SERVICE), ConsentState.GRANTED);
        }
    }

    private void record(CustomerReply reply, Set<Purpose> purposes, ConsentState state) {
        consents.record(new ConsentChange(
                reply.tenant(),
                reply.from(),
                purposes,
                state,
                "reply",
                reply.messageId().value(),
                reply.receivedAt()));
    }
}
