package org.serai.flow;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.CustomerReply;
import org.serai.canonical.Event;
import org.serai.canonical.SeraiException;
import org.serai.flow.camel.Entrance;

/** Sends an event or a reply through one route. What a step throws comes out as it was thrown. */
final class Runs {
    private Runs() {}

    static void event(Entrance entrance, Event event, FlowRun run) {
        run(
                entrance,
                event,
                run,
                variables(event.tenant().value(), event.id(), event.connector().value()));
    }

    static void reply(Entrance entrance, CustomerReply reply, FlowRun run) {
        run(
                entrance,
                reply,
                run,
                variables(reply.tenant().value(), reply.messageId().value(), "whatsapp"));
    }

    /** The three variables a route may read. */
    static Map<String, String> variables(String tenant, String correlationId, String source) {
        return Map.of("tenant", tenant, "correlationId", correlationId, "source", source);
    }

    private static @Nullable Object run(Entrance entrance, Object body, FlowRun run, Map<String, String> variables) {
        try {
            return entrance.run(body, Map.of(FlowRun.PROPERTY, run), variables);
        } catch (RuntimeException asThrown) {
            throw asThrown;
        } catch (Exception checked) {
            throw new SeraiException(
                    "flow.failed",
                    "route " + entrance.route(),
                    "the flow failed: " + checked.getMessage(),
                    "see the route's steps",
                    checked);
        }
    }
}
