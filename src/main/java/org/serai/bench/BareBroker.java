package org.serai.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** Artemis in this process with one durable queue, its journal as a hub's. */
final class BareBroker implements AutoCloseable {
    static final SimpleString QUEUE = SimpleString.of("bare");
    private static final String URL = "vm://731";
    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private final ServerLocator locator;
    private final ClientSessionFactory sessions;

    BareBroker(Path home) throws IOException {
        try {
            server.setConfiguration(new ConfigurationImpl()
                    .setSecurityEnabled(false)
                    .setJMXManagementEnabled(false)
                    .setJournalType(JournalType.NIO)
                    .setJournalBufferTimeout_NIO(200_000)
                    .setJournalDirectory(home.resolve("journal").toString())
                    .setBindingsDirectory(home.resolve("bindings").toString())
                    .setPagingDirectory(home.resolve("paging").toString())
                    .setLargeMessagesDirectory(home.resolve("large").toString())
                    .addAcceptorConfiguration("in-vm", URL)
                    .addAddressConfiguration(new CoreAddressConfiguration()
                            .setName(QUEUE.toString())
                            .addRoutingType(RoutingType.ANYCAST)
                            .addQueueConfiguration(QueueConfiguration.of(QUEUE).setRoutingType(RoutingType.ANYCAST))));
            server.start();
            locator = ActiveMQClient.createServerLocator(URL);
            sessions = locator.createSessionFactory();
        } catch (Exception failed) { // as the library declares
            throw new IOException("the broker of the bare pipeline did not start", failed);
        }
    }

    /** Transacted. */
    ClientSession session() throws Exception {
        return sessions.createSession(false, false);
    }

    @Override
    public void close() throws IOException {
        sessions.close();
        locator.close();
        try {
            server.stop();
        } catch (Exception failed) { // as the library declares
            throw new IOException("the broker of the bare pipeline did not stop", failed);
        }
    }
}
