package org.serai.sandbox.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the page shows: the list of phones, and one phone's thread. Plain data, to be drawn as text only. */
final class PhoneView {
    private static final int LISTED = 100;
    private final House house;

    PhoneView(House house) {
        this.house = house;
    }

    /** Nothing (204) when the caller has this version already. */
    Answer list(Call call) {
        long version = house.pulse().version();
        boolean typing = house.phones().customers().stream().limit(5).anyMatch(house.phones()::isTyping);
        if (Long.toString(version).equals(call.parameters().get("version")) && !typing) {
            return Answer.nothing();
        }
        var tree = new LinkedHashMap<String, Object>();
        tree.put("version", version);
        tree.put("now", house.clock().now().toString());
        tree.put("offset", house.clock().offset().toString());
        tree.put("ledger", house.ledger().tree());
        tree.put("webhook", house.courier().tree());
        tree.put("webhookUrl", house.subscriptions().app().map(Object::toString).orElse(null));
        tree.put("calls", house.systems().total());
        tree.put(
                "phones",
                house.phones().customers().stream()
                        .limit(LISTED)
                        .map(this::summary)
                        .toList());
        return Answer.json(tree);
    }

    private Map<String, Object> summary(Customer customer) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", customer.id());
        tree.put("waId", customer.waId());
        tree.put("userId", customer.userId());
        tree.put("name", customer.name());
        tree.put("username", customer.username());
        tree.put("total", house.phones().total(customer));
        tree.put("typing", house.phones().isTyping(customer));
        house.phones().newest(customer, 1).stream().findFirst().ifPresent(item -> {
            tree.put("lastAt", item.at().toString());
            tree.put("last", item(item));
        });
        house.numbers().all().stream()
                .flatMap(number -> house.customers().windowEnd(customer, number.id()).stream())
                .max(Comparator.naturalOrder())
                .ifPresent(end -> tree.put("windowEnds", end.toString()));
        return tree;
    }

    /** Oldest first, as a phone shows it. */
    Answer thread(Customer customer, Call call) {
        var items = new ArrayList<Map<String, Object>>();
        house.phones().newest(customer, call.limit(60, 200)).forEach(item -> items.add(0, item(item)));
        var tree = new LinkedHashMap<String, Object>();
        tree.put("phone", summary(customer));
        tree.put("items", items);
        return Answer.json(tree);
    }

    private Map<String, Object> item(Phones.Item item) {
        SentMessage sent = item.sent();
        Received received = item.received();
        Map<String, Object> bubble;
        var tree = new LinkedHashMap<String, Object>();
        tree.put("wamid", item.wamid());
        tree.put("at", item.at().toString());
        if (sent != null) {
            tree.put("by", "business");
            tree.put("from", sent.from().verifiedName());
            List<SentMessage.Step> steps = sent.steps();
            SentMessage.Step last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
            tree.put("state", last == null ? "accepted" : last.status());
            if (last != null) {
                last.error().ifPresent(error -> tree.put("error", error.code() + " " + error.title()));
            }
            bubble = Rendering.bubble(sent);
        } else {
            tree.put("by", "customer");
            tree.put("state", received == null ? "" : received.state());
            bubble = received == null ? Map.of() : inbound(received);
        }
        tree.putAll(bubble);
        return tree;
    }

    private static Map<String, Object> inbound(Received received) {
        Node item = received.item();
        Map<String, Object> bubble = Rendering.plain(item.text("type", ""), item);
        String quoted = item.object("context").text("id");
        if (quoted != null) {
            bubble.put("quotes", quoted);
        }
        return bubble;
    }
}
