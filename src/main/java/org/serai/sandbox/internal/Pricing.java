package org.serai.sandbox.internal;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The {@code pricing} object of a status, by the rules from 1 October 2026: every template is charged, free text after
 * 1,000 messages a number and month. Source: Meta, pricing.
 */
final class Pricing {
    private static final int FREE_A_MONTH = 1_000;
    private final Map<String, AtomicInteger> serviceMessages = new ConcurrentHashMap<>();

    Map<String, Object> of(SentMessage message, Instant at) {
        boolean free = "service".equals(message.content().category())
                && isFree(message.from().id(), at);
        var pricing = new LinkedHashMap<String, Object>();
        pricing.put("billable", !free);
        pricing.put("pricing_model", "PMP");
        pricing.put("type", free ? "free_customer_service" : "regular");
        pricing.put("category", message.content().category());
        return pricing;
    }

    private boolean isFree(String numberId, Instant at) {
        String month = numberId + "|" + YearMonth.from(at.atZone(ZoneOffset.UTC));
        return serviceMessages.computeIfAbsent(month, x -> new AtomicInteger()).incrementAndGet() <= FREE_A_MONTH;
    }

    void clear() {
        serviceMessages.clear();
    }
}
