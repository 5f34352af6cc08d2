package org.serai.broker;

import java.util.Optional;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.jspecify.annotations.Nullable;

/** Questions to a broker's own management, over a started session. Each answer is empty where the user may not ask. */
record Management(ClientSession session) {
    private static final String ADDRESS = "activemq.management";
    private static final int ANSWER_MILLIS = 5_000;

    /** What is wanted of a session. */
    @FunctionalInterface
    interface Visit<T> {
        T over(ClientSession session) throws ActiveMQException;
    }

    /** One look at a broker: a session of its own, one try to connect, five seconds for each answer. */
    static <T> T visit(String url, String user, String password, Visit<T> visit) throws Exception {
        try (ServerLocator locator = ActiveMQClient.createServerLocator(url)
                        .setInitialConnectAttempts(1)
                        .setReconnectAttempts(0)
                        .setCallTimeout(ANSWER_MILLIS);
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = factory.createSession(user, password, false, true, true, false, 1)) {
            session.start();
            return visit.over(session);
        }
    }

    @FunctionalInterface
    private interface Question {
        void put(ClientMessage message) throws Exception;
    }

    /** As JSON. */
    Optional<String> settings(String address) {
        return ask(question -> ManagementHelper.putOperationInvocation(
                        question, ResourceNames.BROKER, "getAddressSettingsAsJSON", address))
                .map(String::valueOf);
    }

    /** In memory and on disk. */
    Optional<Long> bytes(String queue) {
        return ask(question -> ManagementHelper.putAttribute(question, ResourceNames.QUEUE + queue, "persistentSize"))
                .map(size -> ((Number) size).longValue());
    }

    /** The requestor's own queue goes with the session. */
    private Optional<Object> ask(Question question) {
        try {
            ClientMessage message = session.createMessage(false);
            question.put(message);
            ClientMessage answer = new ClientRequestor(session, ADDRESS).request(message, ANSWER_MILLIS);
            return Optional.ofNullable(result(answer));
        } catch (Exception notAllowed) {
            return Optional.empty();
        }
    }

    private static @Nullable Object result(@Nullable ClientMessage answer) throws Exception {
        return answer != null && ManagementHelper.hasOperationSucceeded(answer)
                ? ManagementHelper.getResult(answer)
                : null;
    }
}
