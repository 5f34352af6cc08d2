package org.serai.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConsentState;
import org.serai.canonical.Event;
import org.serai.canonical.OutboundMessage;
import org.serai.canonical.Recipient;
import org.serai.canonical.Tree;
import org.serai.finding.YamlNode;
import org.serai.policy.Verdict;
import org.serai.template.Catalogue;

/** The facts of one flow test, in memory: the time, who agreed, who wrote lately, whose order it is. */
final class TestWorld {
    private static final Duration WINDOW = Duration.ofHours(24);
    private static final Duration WROTE_AGO = Duration.ofHours(1);
    private final Catalogue catalogue;
    private final Map<String, ConsentState> consent = new HashMap<>();
    private final Map<String, Instant> windows = new HashMap<>();
    private final Map<String, Map<String, Object>> orders = new HashMap<>();
    private Instant now;

    TestWorld(Catalogue catalogue, Instant now, List<YamlNode> givens) {
        this.catalogue = catalogue;
        this.now = now;
        givens.forEach(this::take);
    }

    private void take(YamlNode given) {
        given.get("consent")
                .entries()
                .forEach((who, state) ->
                        consent.put(who, ConsentState.ofWord(state.text().orElse("unknown"))));
        given.get("window").entries().forEach((who, state) -> {
            if (state.text().orElse("").equals("open")) {
                windows.put(who, now.minus(WROTE_AGO).plus(WINDOW));
            }
        });
    }

    Instant now() {
        return now;
    }

    void advance(Duration time) {
        now = now.plus(time);
    }

    /** The customer writes: the customer service window opens. */
    void wrote(Recipient who) {
        windows.put(who.key(), now.plus(WINDOW));
    }

    /** Someone who may be written to; absent: nobody in particular. */
    Optional<String> anyone() {
        return Stream.concat(windows.keySet().stream(), consent.keySet().stream())
                .sorted()
                .findFirst();
    }

    /** An order is remembered; an update without a phone gets the person of the order it belongs to. */
    Event arrives(Event event) {
        if (event.type().startsWith("order.") && event.phone().isPresent()) {
            keys(event).forEach(key -> orders.put(key, event.data()));
        }
        boolean open = event.phone().isEmpty() && !event.type().startsWith("ticket.");
        return open
                ? keys(event)
                        .map(orders::get)
                        .filter(o -> o != null)
                        .findFirst()
                        .map(o -> filled(event, o))
                        .orElse(event)
                : event;
    }

    private static Stream<String> keys(Event event) {
        Tree data = Tree.of(event.data());
        return Stream.of("orderNumber", "orderId", "trackingNumber", "partOfOrder")
                .flatMap(field -> data.text(field).stream());
    }

    private static Event filled(Event event, Map<String, Object> order) {
        var data = new LinkedHashMap<String, Object>(event.data());
        String role = event.type().startsWith("shipment.") ? "recipient" : "customer";
        var party = new LinkedHashMap<String, Object>(Tree.of(order).map("customer"));
        party.putAll(Tree.of(data).map(role));
        party.put("phone", Tree.of(order).map("customer", "phone"));
        data.put(role, party);
        Tree.of(order).text("orderNumber").ifPresent(number -> data.putIfAbsent("partOfOrder", number));
        var refs = new java.util.ArrayList<@Nullable Object>();
        Tree.of(order).items("refs").forEach(ref -> refs.add(ref.node()));
        Tree.of(event.data()).items("refs").forEach(ref -> refs.add(ref.node()));
        data.put("refs", refs);
        return event.withData(data);
    }

    Verdict judge(OutboundMessage message) {
        Instant window = message.recipient().map(who -> windows.get(who.key())).orElse(null);
        return new DemoJudge(catalogue, now).judge(message, consent(message), window);
    }

    /** The ledger's word and the document's together; whoever gave a phone has agreed, unless something says no. */
    private ConsentState consent(OutboundMessage message) {
        ConsentState said = DemoJudge.said(message);
        return message.recipient()
                .map(who -> consent.get(who.key()))
                .map(ledger -> ledger.and(said == ConsentState.DENIED ? said : ConsentState.UNKNOWN))
                .orElse(said);
    }
}
