package org.serai.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
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
    private static final int CALL_MILLIS = 5_000;
    private static final String MANAGEMENT = "activemq.management";

    public static BrokerExam of(String url, String user, String password) {
        try (ServerLocator locator = ActiveMQClient.createServerLocator(url)
                        .setInitialConnectAttempts(1)
                        .setReconnectAttempts(0)
                        .setCallTimeout(CALL_MILLIS);
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = factory.createSession(user, password, false, true, true, false, 1)) {
            session.start();
            return examined(session);
        } catch (Exception refused) {
            return new BrokerExam(String.valueOf(refused.getMessage()), false, List.of());
        }
    }

    private static BrokerExam examined(ClientSession session) throws ActiveMQException {
        var faults = new ArrayList<BrokerFault>();
        boolean knowsSettings = true;
        for (String queue : Queues.USED) {
            QueueRules.presence(queue, session.queueQuery(SimpleString.of(queue)))
                    .ifPresent(faults::add);
            Optional<Map<String, Object>> settings = knowsSettings ? settings(session, queue) : Optional.empty();
            knowsSettings = settings.isPresent();
            settings.ifPresent(found -> faults.addAll(QueueRules.settings(queue, found)));
        }
        return new BrokerExam(null, knowsSettings, List.copyOf(faults));
    }

    /** Empty where the user may not ask. The requestor's own queue goes with the session. */
    private static Optional<Map<String, Object>> settings(ClientSession session, String address) {
        try {
            ClientMessage question = session.createMessage(false);
            ManagementHelper.putOperationInvocation(
                    question, ResourceNames.BROKER, "getAddressSettingsAsJSON", address);
            ClientMessage answer = new ClientRequestor(session, MANAGEMENT).request(question, CALL_MILLIS);
            return answer != null && ManagementHelper.hasOperationSucceeded(answer)
                    ? Optional.of(Json.parseObject(String.valueOf(ManagementHelper.getResult(answer, String.class))))
                    : Optional.empty();
        } catch (Exception notAllowed) {
            return Optional.empty();
        }
    }
}
