package org.serai.sandbox.internal;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code /_sandbox/webhook}: where webhooks go, and how they fare. */
final class WebhookControl {
    private final House house;
    private final Agenda agenda;
    private final Delivery delivery;
    private final Pricing pricing;
    private final String verifyToken;

    WebhookControl(House house, Agenda agenda, Delivery delivery, Pricing pricing, String verifyToken) {
        this.house = house;
        this.agenda = agenda;
        this.delivery = delivery;
        this.pricing = pricing;
        this.verifyToken = verifyToken;
    }

    /** The address is taken even when the handshake fails: the hub may start later, and everything is kept till then. */
    Answer handle(boolean writes, Call call) {
        var tree = new LinkedHashMap<String, Object>();
        if (writes) {
            String written = call.object().text("url", "");
            URI address = Overrides.http(written)
                    .orElseThrow(() -> new BadCall("url is an http or https address, not '" + written + "'"));
            deliverTo(address);
            Delivery.Handshake handshake = delivery.handshake(address, verifyToken);
            tree.put("verified", handshake.verified());
            tree.put("handshake", handshake.found());
        }
        tree.put("url", house.subscriptions().app().map(URI::toString).orElse(null));
        Map<String, Object> state = house.courier().tree();
        tree.putAll(state);
        return Answer.json(tree);
    }

    void deliverTo(URI address) {
        URI old = house.subscriptions().app().orElse(null);
        house.subscriptions().app(address);
        house.courier().redirected(old, address);
        house.pulse().beat();
    }

    /** Nothing of what was planned or waits will be told. */
    void forget() {
        agenda.clear();
        house.courier().clear();
        pricing.clear();
    }
}
