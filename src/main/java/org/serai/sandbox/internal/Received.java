package org.serai.sandbox.internal;

import java.time.Instant;
import java.util.Map;
import org.serai.sandbox.BusinessNumber;

/** What a customer wrote or tapped: the {@code messages[]} item of its webhook, and how far it came. */
final class Received {
    private final BusinessNumber to;
    private final Map<String, Object> item;
    private final Instant at;
    private volatile String state = "sent";

    Received(BusinessNumber to, Map<String, Object> item, Instant at) {
        this.to = to;
        this.item = item;
        this.at = at;
    }

    String wamid() {
        return Node.of(item).text("id", "");
    }

    BusinessNumber to() {
        return to;
    }

    Node item() {
        return Node.of(item);
    }

    Instant at() {
        return at;
    }

    /** {@code sent}, {@code delivered} once the webhook was answered with 200, {@code read} after a read receipt. */
    String state() {
        return state;
    }

    void delivered() {
        if ("sent".equals(state)) {
            state = "delivered";
        }
    }

    void read() {
        state = "read";
    }
}
