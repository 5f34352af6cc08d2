package org.serai.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.serai.canonical.Event;
import org.serai.canonical.OutboundMessage;
import org.serai.canonical.TenantId;
import org.serai.ingress.KnownEvents;
import org.serai.outbox.Desk;
import org.serai.outbox.Retelling;
import org.serai.outbox.Tokens;
import org.serai.policy.Verdict;

/** Runs the flows of today over an event of before, and keeps nothing but what they hand in; its tokens are real. */
final class FlowRetelling implements Retelling {
    private final FlowEngine engine;
    private final KnownEvents events;
    private final Supplier<Tokens> tokens;

    FlowRetelling(FlowEngine engine, KnownEvents events, Supplier<Tokens> tokens) {
        this.engine = engine;
        this.events = events;
        this.tokens = tokens;
    }

    @Override
    public Optional<OutboundMessage> again(TenantId tenant, String event, String flow) {
        return events.find(tenant, event).stream()
                .flatMap(told -> handedIn(told).stream())
                .filter(message -> message.flow().equals(flow))
                .findFirst();
    }

    private List<OutboundMessage> handedIn(Event event) {
        List<OutboundMessage> messages = new ArrayList<>();
        Desk desk = message -> {
            messages.add(message);
            return new Verdict.Admit();
        };
        engine.inside(version -> version.run(event, new FlowRun(desk, callback -> {}, tokens.get())));
        return messages;
    }
}
