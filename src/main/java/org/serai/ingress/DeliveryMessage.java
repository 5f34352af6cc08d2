package org.serai.ingress;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.broker.QueueMessage;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.TenantId;
import org.serai.json.Json;

/** A delivery as it lies in a queue: the body untouched, all else in properties. */
record DeliveryMessage(Delivery delivery, @Nullable Object fetched, boolean isReplay) {
    static final String REPLAY = "serai_replay";
    static final String FETCHED = "serai_fetched";
    private static final String TENANT = "serai_tenant";
    private static final String CONNECTOR = "serai_connector";
    private static final String EVENT_ID = "serai_event_id";
    private static final String TYPE = "serai_type";
    private static final String RECEIVED = "serai_received";
    private static final String HEADERS = "serai_headers";

    static Map<String, String> properties(Delivery delivery) {
        Map<String, String> properties = new HashMap<>();
        properties.put(TENANT, delivery.tenant().value());
        properties.put(CONNECTOR, delivery.connector().value());
        properties.put(EVENT_ID, delivery.eventId());
        properties.put(RECEIVED, delivery.receivedAt().toString());
        properties.put(HEADERS, Json.text(delivery.headers()));
        if (delivery.documentType() != null) {
            properties.put(TYPE, delivery.documentType());
        }
        return properties;
    }

    /** Of the message it came in; what was fetched is not among them. */
    Map<String, String> properties() {
        Map<String, String> properties = properties(delivery);
        if (isReplay) {
            properties.put(REPLAY, "true");
        }
        return properties;
    }

    /** @throws ForeignMessage where it was not put there by us */
    static DeliveryMessage of(QueueMessage message) {
        try {
            return read(message);
        } catch (ForeignMessage foreign) {
            throw foreign;
        } catch (RuntimeException unreadable) {
            throw new ForeignMessage(message, "its properties are not readable: " + unreadable.getMessage());
        }
    }

    private static DeliveryMessage read(QueueMessage message) {
        Map<String, String> properties = message.properties();
        Map<String, String> headers = new HashMap<>();
        Json.parseObject(properties.getOrDefault(HEADERS, "{}")).forEach((k, v) -> headers.put(k, String.valueOf(v)));
        Delivery delivery = new Delivery(
                new TenantId(needed(message, TENANT)),
                new ConnectorName(needed(message, CONNECTOR)),
                needed(message, EVENT_ID),
                properties.get(TYPE),
                headers,
                message.body(),
                Instant.parse(needed(message, RECEIVED)));
        String fetched = properties.get(FETCHED);
        return new DeliveryMessage(
                delivery, fetched == null ? null : Json.parse(fetched), properties.containsKey(REPLAY));
    }

    private static String needed(QueueMessage message, String property) {
        String value = message.properties().get(property);
        if (value == null) {
            throw new ForeignMessage(message, "it has no " + property);
        }
        return value;
    }
}
