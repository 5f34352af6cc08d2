package org.serai.broker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.jspecify.annotations.Nullable;
import org.serai.json.Json;

/**
 * Asks an external Artemis whether it keeps the hub's queues as the hub relies on, with the hub's own credentials. Changes
 * nothing; blocks some seconds at the most.
 *
 * @param refusal why we were not let in; null: we were
 * @param knowsSettings false: the user may not ask the broker's management, so only queues were looked at
 */
public record BrokerExam(@Nullable String refusal, boolean knowsSettings, List<BrokerFault> faults) {
    public static BrokerExam of(String url, String user, String password, Collection<String> queues) {
        try {
            return Management.visit(url, user, password, session -> examined(session, queues));
        } catch (Exception refused) {
            return new BrokerExam(String.valueOf(refused.getMessage()), false, List.of());
        }
    }

    private static BrokerExam examined(ClientSession session, Collection<String> queues) throws ActiveMQException {
        var management = new Management(session);
        var faults = new ArrayList<BrokerFault>();
        boolean knowsSettings = true;
        for (String queue : queues) {
            faults.addAll(QueueRules.presence(queue, session.queueQuery(SimpleString.of(queue))));
            Optional<String> settings = knowsSettings ? management.settings(queue) : Optional.empty();
            knowsSettings = settings.isPresent();
            settings.ifPresent(found -> faults.addAll(QueueRules.settings(queue, Json.parseObject(found))));
        }
        return new BrokerExam(null, knowsSettings, List.copyOf(faults));
    }
}
