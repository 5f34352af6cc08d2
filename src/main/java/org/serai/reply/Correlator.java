package org.serai.reply;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.serai.canonical.Wamid;
import org.serai.outbox.Tokens;
import org.serai.webhook.events.InboundReceived;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the message a reply answers: by the signed token of the tapped button, else by the message it quotes, else by the
 * newest message this number sent to this person lately. A token of another tenant's message matches nothing at all.
 */
final class Correlator {
    private static final Logger LOG = LoggerFactory.getLogger(Correlator.class);
    /** Times on the wire are whole seconds, and clocks differ. */
    private static final Duration CLOCK_SLACK = Duration.ofMinutes(1);

    private final SentMessages messages;
    private final Tokens tokens;
    private final Duration memory;

    /** @param memory how long a message waits for an answer that does not say what it answers */
    Correlator(SentMessages messages, Tokens tokens, Duration memory) {
        this.messages = messages;
        this.tokens = tokens;
        this.memory = memory;
    }

    /** @param keys all keys of the person who wrote */
    Match match(InboundReceived inbound, Utterance utterance, Set<String> keys) {
        Optional<Tokens.Button> tapped = tokens.readButton(utterance.payload());
        return tapped.isPresent()
                ? byToken(inbound, tapped.get()).orElseGet(() -> byContext(inbound, utterance, keys))
                : byContext(inbound, utterance, keys);
    }

    private Optional<Match> byToken(InboundReceived inbound, Tokens.Button tapped) {
        return messages.byId(tapped.message()).map(message -> {
            if (!message.tenant().equals(inbound.tenant())) {
                LOG.warn("reply {}: its button is of another tenant's message; matched to nothing", inbound.wamid());
                return Match.NONE;
            }
            return new Match("token", message, tapped.button());
        });
    }

    private Match byContext(InboundReceived inbound, Utterance utterance, Set<String> keys) {
        Wamid quoted = utterance.answers();
        return Optional.ofNullable(quoted)
                .flatMap(wamid -> messages.byWamid(inbound.tenant(), wamid))
                .map(message -> new Match("context", message, null))
                .orElseGet(() -> byConversation(inbound, keys));
    }

    private Match byConversation(InboundReceived inbound, Set<String> keys) {
        return messages.latestTo(
                        inbound.tenant(),
                        inbound.number(),
                        keys,
                        inbound.at().minus(memory),
                        inbound.at().plus(CLOCK_SLACK))
                .map(message -> new Match("conversation", message, null))
                .orElse(Match.NONE);
    }
}
