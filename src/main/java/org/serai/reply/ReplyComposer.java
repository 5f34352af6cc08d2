package org.serai.reply;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.CustomerReply;
import org.serai.canonical.Recipient;
import org.serai.canonical.Ref;
import org.serai.consent.StopWords;
import org.serai.conversation.People;
import org.serai.webhook.events.InboundReceived;

/** Makes the canonical reply of one inbound message. */
final class ReplyComposer {
    private final People people;
    private final Correlator correlator;
    private final AnswerTarget target;

    ReplyComposer(People people, Correlator correlator, AnswerTarget target) {
        this.people = people;
        this.correlator = correlator;
        this.target = target;
    }

    /** A reply, and the message it answers where one was found. */
    record Composed(CustomerReply reply, @Nullable SentMessage answered) {}

    Composed compose(InboundReceived inbound) {
        Utterance utterance = UtteranceReader.read(inbound);
        Recipient from = people.known(inbound.tenant(), inbound.from());
        Set<String> keys = people.keys(inbound.tenant(), inbound.from());
        Match match = correlator.match(inbound, utterance, keys);
        return new Composed(reply(inbound, utterance, from, match), match.message());
    }

    private CustomerReply reply(InboundReceived inbound, Utterance utterance, Recipient from, Match match) {
        SentMessage message = match.message();
        ConnectorName origin = message == null ? null : target.of(message);
        String consent = consentWord(utterance);
        return new CustomerReply(
                inbound.tenant(),
                inbound.wamid(),
                from,
                inbound.profileName(),
                inbound.number(),
                inbound.at(),
                consent == null ? utterance.kind() : consent,
                utterance.text(),
                match.button(),
                utterance.payload(),
                utterance.media(),
                utterance.answers(),
                match.by(),
                message == null ? null : message.flow(),
                origin,
                message == null ? null : message.eventId(),
                intent(consent),
                message == null ? List.of() : message.businessKeys(),
                refs(message, origin));
    }

    private static List<Ref> refs(@Nullable SentMessage message, @Nullable ConnectorName origin) {
        return message == null || origin == null ? List.of() : AnswerTarget.ordered(message.refs(), origin);
    }

    private static @Nullable String consentWord(Utterance utterance) {
        String text = utterance.text();
        return text == null || !utterance.isWords()
                ? null
                : StopWords.intent(text).orElse(null);
    }

    private static @Nullable String intent(@Nullable String consent) {
        return consent == null ? null : consent.equals(StopWords.OPT_OUT) ? "stop" : "start";
    }
}
