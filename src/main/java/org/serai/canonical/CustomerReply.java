package org.serai.canonical;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a customer answered, correlated with what it answers. One inbound WhatsApp message gives one reply;
 * the same wamid handed in twice gives the same reply.
 *
 * @param kind text, button, interactive, media, location, reaction, contacts, order, unsupported, opt_out, opt_in
 * @param button the id of the tapped button as its template names it, where a button of ours was tapped
 * @param matchedBy token, context, conversation or none
 * @param flow the flow that sent the message this answers
 * @param origin the connector whose event led to that message: the answer goes there
 */
public record CustomerReply(
        TenantId tenant,
        Wamid messageId,
        Recipient from,
        @Nullable String profileName,
        PhoneNumberId toPhoneNumberId,
        Instant receivedAt,
        String kind,
        @Nullable String text,
        @Nullable String button,
        @Nullable String buttonPayload,
        @Nullable Map<String, Object> media,
        @Nullable Wamid inReplyTo,
        String matchedBy,
        @Nullable String flow,
        @Nullable ConnectorName origin,
        @Nullable String eventId,
        @Nullable String intent,
        List<String> businessKeys,
        List<Ref> refs) {
    private static final Pattern SCORE = Pattern.compile("score_[1-5]");

    /**
     * How content the customer is, from 1 (not at all) to 5 (very), where a button was tapped whose template names it
     * {@code score_1} to {@code score_5}; else null.
     */
    public @Nullable Integer score() {
        return button != null && SCORE.matcher(button).matches()
                ? Integer.valueOf(button.substring(button.length() - 1))
                : null;
    }

    public boolean isMatched() {
        return !matchedBy.equals("none");
    }

    /** The {@code CustomerReply} of the canonical schema; what is not known is absent. */
    public Map<String, Object> toData() {
        var data = new LinkedHashMap<String, Object>();
        data.put("messageId", messageId.value());
        data.put("from", fromParty());
        data.put("toPhoneNumberId", toPhoneNumberId.value());
        data.put("receivedAt", receivedAt.toString());
        data.put("kind", kind);
        put(data, "text", text);
        put(data, "button", button);
        put(data, "buttonPayload", buttonPayload);
        put(data, "score", score());
        put(data, "media", media);
        put(data, "inReplyTo", inReplyTo == null ? null : inReplyTo.value());
        data.put("correlation", correlation());
        put(data, "intent", intent);
        return data;
    }

    /** CloudEvents structured JSON of type {@code reply.received.v1}. */
    public Map<String, Object> toCloudEvent() {
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("specversion", "1.0");
        envelope.put("id", messageId.value());
        envelope.put("source", "/tenants/" + tenant + "/whatsapp/" + toPhoneNumberId);
        envelope.put("type", "reply.received.v1");
        envelope.put("subject", businessKeys.isEmpty() ? from.key() : businessKeys.get(0));
        envelope.put("time", receivedAt.toString());
        envelope.put("datacontenttype", "application/json");
        envelope.put("tenant", tenant.value());
        envelope.put("data", toData());
        return envelope;
    }

    private Map<String, Object> fromParty() {
        var party = new LinkedHashMap<String, Object>();
        put(party, "name", profileName);
        if (from.phone() != null) {
            party.put(
                    "phone",
                    Map.of("raw", from.phone().e164(), "e164", from.phone().e164()));
            party.put("waId", from.phone().digits());
        }
        put(party, "userId", from.userId() == null ? null : from.userId().value());
        return party;
    }

    private Map<String, Object> correlation() {
        var correlation = new LinkedHashMap<String, Object>();
        correlation.put("matchedBy", matchedBy);
        put(correlation, "flow", flow);
        put(correlation, "eventId", eventId);
        if (!businessKeys.isEmpty()) {
            correlation.put("businessKeys", businessKeys);
        }
        correlation.put("refs", refs.stream().map(Ref::toTree).toList());
        return correlation;
    }

    private static void put(Map<String, Object> target, String key, @Nullable Object value) {
        if (value != null) {
            target.put(key, value);
        }
    }
}
