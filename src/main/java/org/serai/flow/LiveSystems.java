package org.serai.flow;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.SeraiException;
import org.serai.egress.Callback;
import org.serai.egress.Sinks;
import org.serai.flow.camel.Entrance;
import org.serai.flow.camel.SystemFailure;
import org.serai.ingress.Delivery;
import org.serai.ingress.DocumentFetch;

/** The business systems behind the connectors' own routes. */
final class LiveSystems implements Sinks, DocumentFetch {
    private final FlowEngine engine;

    LiveSystems(FlowEngine engine) {
        this.engine = engine;
    }

    @Override
    public void deliver(Callback callback) {
        var reply = callback.reply();
        var variables = Runs.variables(reply.tenant().value(), callback.id().toString(), "whatsapp");
        engine.inside(version -> call(
                version.dispatcher()
                        .forCallback(callback.connector(), reply.tenant())
                        .orElseThrow(() -> missing(
                                "sink.none",
                                callback.connector().value(),
                                reply.tenant().value(),
                                "replies")),
                callback.connector().value(),
                reply.toCloudEvent(),
                reply.receivedAt(),
                variables));
    }

    @Override
    public Object fetch(Delivery delivery, Object document) {
        var variables = Runs.variables(
                delivery.tenant().value(),
                delivery.eventId(),
                delivery.connector().value());
        Object fetched = engine.inside(version -> call(
                version.dispatcher()
                        .forFetch(delivery.connector(), delivery.tenant())
                        .orElseThrow(() -> missing(
                                "fetch.none",
                                delivery.connector().value(),
                                delivery.tenant().value(),
                                "fetch")),
                delivery.connector().value(),
                document,
                delivery.receivedAt(),
                variables));
        return fetched == null ? Map.of() : fetched;
    }

    private static SeraiException missing(String code, String connector, String tenant, String route) {
        return new SeraiException(
                code,
                "connectors/" + connector,
                "connector " + connector + " has no route for " + route + ", or tenant " + tenant + " does not bind it",
                "add the route to connectors/" + connector + "/" + connector + ".camel.yaml, or bind it in tenants/"
                        + tenant + ".yaml");
    }

    private static @Nullable Object call(
            Entrance entrance, String system, Object body, Instant received, Map<String, String> variables) {
        try {
            return entrance.run(body, Map.of(Translations.RECEIVED, received.toString()), variables);
        } catch (Exception failed) {
            throw SystemFailure.of(system, failed);
        }
    }
}
