package org.serai.broker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.serai.canonical.UnavailableException;
import org.serai.watch.Gauge;
import org.serai.watch.Measure;
import org.serai.watch.Pressure;
import org.serai.watch.Watched;

/**
 * How much lies in the broker's queues, wherever the broker runs. How many bytes only a user with the right
 * {@code manage} may ask.
 */
final class BrokerWatch implements Watched {
    private static final Gauge MESSAGES =
            new Gauge("serai.broker.messages", "", "what lies in a queue of the broker and is not yet taken");
    private final String url;
    private final String user;
    private final String password;
    private final Supplier<? extends Collection<String>> queues;

    BrokerWatch(String url, String user, String password, Supplier<? extends Collection<String>> queues) {
        this.queues = queues;
        this.url = url;
        this.user = user;
        this.password = password;
    }

    @Override
    public List<Measure> measures() {
        try {
            return Management.visit(url, user, password, session -> measures(session, queues.get()));
        } catch (Exception away) {
            throw new UnavailableException("broker", "the broker does not say what is in its queues", away);
        }
    }

    private static List<Measure> measures(ClientSession session, Collection<String> queues) throws ActiveMQException {
        var measures = new ArrayList<Measure>();
        for (String queue : queues) {
            long messages = session.queueQuery(SimpleString.of(queue)).getMessageCount();
            measures.add(MESSAGES.at(messages, labels(queue)));
        }
        measures.addAll(sizes(new Management(session), queues));
        return measures;
    }

    /** Who may not ask for one queue need not wait for the answer about the next. */
    private static List<Measure> sizes(Management management, Collection<String> queues) {
        var sizes = new ArrayList<Measure>();
        for (String queue : queues.stream().filter(Queues::isRead).toList()) {
            Optional<Long> size = management.bytes(queue);
            if (size.isEmpty()) {
                return sizes;
            }
            sizes.add(Pressure.BROKER_BYTES.at(size.get(), labels(queue)));
        }
        return sizes;
    }

    private static String[] labels(String queue) {
        return new String[] {"queue", queue, "tenant", Queues.tenant(queue).orElse("")};
    }
}
