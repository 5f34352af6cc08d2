package org.serai.flow;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.CustomerReply;
import org.serai.connector.Descriptor;
import org.serai.egress.Callback;

/**
 * Hands a reply to the durable egress of one connector. The same reply handed in again by the same step makes the same
 * callback id.
 */
public final class DeliverReplyStep {
    private static final ConnectorName QUEUE = new ConnectorName("jms");
    private final Takers takers;

    /** What takes answers of a reply's tenant. */
    @FunctionalInterface
    interface Takers {
        /** Empty where it takes none of them. */
        Optional<Descriptor> find(ConnectorName connector, CustomerReply reply);
    }

    DeliverReplyStep(Takers takers) {
        this.takers = takers;
    }

    /** @param connector a name, or {@code origin}: see {@link #origin} */
    public CustomerReply deliver(
            @Body CustomerReply reply, @ExchangeProperty(FlowRun.PROPERTY) FlowRun run, String connector, String step) {
        ConnectorName target = connector.equals("origin") ? origin(reply) : new ConnectorName(connector);
        run.callbacks().enqueue(new Callback(id(reply, target, step), target, step, reply));
        return reply;
    }

    /**
     * The system whose event was answered; where that takes no answers (a parcel tracker) the first system of the
     * reply's references that does; where none does the queue, so that no reply goes nowhere. One that takes this very
     * intent and few others, as a carrier that moves a delivery, comes before those that take any.
     */
    private ConnectorName origin(CustomerReply reply) {
        return first(reply, descriptor -> descriptor.isMeantFor(reply.intent()))
                .or(() -> first(reply, descriptor -> descriptor.takesIntent(reply.intent())))
                .orElse(QUEUE);
    }

    private Optional<ConnectorName> first(CustomerReply reply, Predicate<Descriptor> is) {
        Stream<ConnectorName> own = Stream.ofNullable(reply.origin());
        Stream<ConnectorName> referred = reply.refs().stream().flatMap(ref -> name(ref.system()).stream());
        return Stream.concat(own, referred)
                .filter(candidate -> takers.find(candidate, reply).filter(is).isPresent())
                .findFirst();
    }

    private static Optional<ConnectorName> name(String system) {
        try {
            return Optional.of(new ConnectorName(system));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    private static UUID id(CustomerReply reply, ConnectorName target, String step) {
        String name = reply.tenant() + "|" + reply.messageId() + "|" + target + "|" + step;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
