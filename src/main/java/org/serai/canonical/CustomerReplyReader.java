package org.serai.canonical;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a {@link CustomerReply} back from the CloudEvent it writes. */
public final class CustomerReplyReader {
    private CustomerReplyReader() {}

    /**
     * @param origin the connector the answer goes to; the CloudEvent does not hold it
     * @throws IllegalArgumentException when the event lacks what every reply has
     */
    public static CustomerReply read(Map<String, Object> cloudEvent, @Nullable ConnectorName origin) {
        Tree event = Tree.of(cloudEvent);
        Tree data = event.at("data");
        Map<String, Object> media = data.map("media");
        return new CustomerReply(
                new TenantId(required(event, "tenant")),
                new Wamid(required(data, "messageId")),
                from(data.at("from")),
                data.text("from", "name").orElse(null),
                new PhoneNumberId(required(data, "toPhoneNumberId")),
                Instant.parse(required(data, "receivedAt")),
                required(data, "kind"),
                data.text("text").orElse(null),
                data.text("button").orElse(null),
                data.text("buttonPayload").orElse(null),
                media.isEmpty() ? null : media,
                data.text("inReplyTo").map(Wamid::new).orElse(null),
                data.text("correlation", "matchedBy").orElse("none"),
                data.text("correlation", "flow").orElse(null),
                origin,
                data.text("correlation", "eventId").orElse(null),
                data.text("intent").orElse(null),
                keys(data.at("correlation")),
                refs(data.at("correlation")));
    }

    private static Recipient from(Tree party) {
        PhoneNumber phone = party.text("phone", "e164")
                .or(() -> party.text("waId").map(digits -> "+" + digits))
                .map(PhoneNumber::new)
                .orElse(null);
        return new Recipient(phone, party.text("userId").map(UserId::new).orElse(null));
    }

    private static List<String> keys(Tree correlation) {
        return correlation.items("businessKeys").stream()
                .map(key -> key.text())
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<Ref> refs(Tree correlation) {
        return correlation.items("refs").stream().map(CustomerReplyReader::ref).toList();
    }

    private static Ref ref(Tree ref) {
        return new Ref(
                required(ref, "system"),
                ref.text("type").orElse("object"),
                ref.text("id").orElse(""),
                ref.text("url").orElse(null));
    }

    private static String required(Tree tree, String name) {
        return tree.text(name).orElseThrow(() -> new IllegalArgumentException("the reply has no " + name));
    }
}
