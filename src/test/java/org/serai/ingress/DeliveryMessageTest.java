package org.serai.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serai.broker.QueueMessage;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.TenantId;

/** A delivery on its way through a queue. */
class DeliveryMessageTest {
    private static final byte[] BODY = {'{', '}'};
    private static final Delivery DELIVERY = new Delivery(
            new TenantId("acme"),
            new ConnectorName("shopify"),
            "event-1",
            null,
            Map.of("x-topic", "orders/create"),
            BODY,
            Instant.parse("2026-11-22T09:00:00Z"));

    @Test
    void it_comes_out_as_it_went_in() {
        var taken = DeliveryMessage.of(new QueueMessage("ID:1", DeliveryMessage.properties(DELIVERY), BODY, 1));

        assertThat(taken.delivery()).isEqualTo(DELIVERY);
        assertThat(taken.fetched()).isNull();
        assertThat(taken.isReplay()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"serai_tenant", "serai_connector", "serai_event_id", "serai_received"})
    void a_message_of_somebody_else_in_our_queue_says_which_one_it_is_and_what_it_lacks(String property) {
        var properties = DeliveryMessage.properties(DELIVERY);
        properties.remove(property);

        assertThatThrownBy(() -> DeliveryMessage.of(new QueueMessage("ID:7", properties, BODY, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ID:7")
                .hasMessageContaining(property);
    }
}
