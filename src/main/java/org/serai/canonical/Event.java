package org.serai.canonical;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happened in a source system, in our words: a CloudEvents 1.0 envelope around one canonical body.
 * The same fact handed in twice has the same {@code id}. {@code delivery} names the hand-in it came by.
 */
public record Event(
        String id,
        String delivery,
        TenantId tenant,
        ConnectorName connector,
        String type,
        String subject,
        OffsetDateTime time,
        Map<String, Object> data) {

    /** The person the event is about; an empty tree where the document names none. */
    public Tree party() {
        Tree tree = Tree.of(data);
        for (String role : List.of("customer", "recipient", "requester")) {
            if (tree.has(role)) {
                return tree.at(role);
            }
        }
        return Tree.of(null);
    }

    public Optional<PhoneNumber> phone() {
        return party().text("phone", "e164").filter(PhoneNumber::isE164).map(PhoneNumber::new);
    }

    /** BCP 47, as the source knows it. */
    public Optional<String> locale() {
        return party().text("locale");
    }

    /** Order number as written, else order id; tracking number; ticket number, else ticket id. The first is the one shown. */
    public List<String> businessKeys() {
        Tree tree = Tree.of(data);
        var keys = new LinkedHashSet<String>();
        tree.text("orderNumber").or(() -> tree.text("orderId")).ifPresent(keys::add);
        tree.text("trackingNumber").ifPresent(keys::add);
        tree.text("ticketNumber").or(() -> tree.text("ticketId")).ifPresent(keys::add);
        tree.text("partOfOrder").ifPresent(keys::add);
        return List.copyOf(keys);
    }

    public List<Ref> refs() {
        var refs = new ArrayList<Ref>();
        for (Tree ref : Tree.of(data).items("refs")) {
            refs.add(new Ref(
                    ref.text("system").orElse(connector.value()),
                    ref.text("type").orElse("object"),
                    ref.text("id").orElse(""),
                    ref.text("url").orElse(null)));
        }
        return List.copyOf(refs);
    }

    /** Events of one business object share it; they are handled in the order they came. */
    public String partitionKey() {
        return connector.value() + "/" + subject;
    }

    public Event withData(Map<String, Object> changed) {
        return new Event(id, delivery, tenant, connector, type, subject, time, changed);
    }

    /** CloudEvents structured JSON, ready to be written. */
    public Map<String, Object> toCloudEvent() {
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("specversion", "1.0");
        envelope.put("id", id);
        envelope.put("source", "/tenants/" + tenant + "/connectors/" + connector);
        envelope.put("type", type);
        envelope.put("subject", subject);
        envelope.put("time", time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        envelope.put("datacontenttype", "application/json");
        envelope.put("tenant", tenant.value());
        envelope.put("partitionkey", partitionKey());
        envelope.put("data", data);
        return envelope;
    }
}
