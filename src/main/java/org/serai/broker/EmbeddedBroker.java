package org.serai.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.ActiveMQServer.SERVER_STATE;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.apache.activemq.artemis.utils.critical.CriticalAnalyzerPolicy;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.SeraiException;
import org.serai.database.Caretaker;
import org.serai.database.DirectoryLock;

/**
 * Artemis inside this process: durable, secured, and without an open port unless a listen address is set. A start that
 * fails throws; Artemis itself would only log it. It shuts itself down when its disk fails it, full or frozen; then it is
 * started again (ADR 0016).
 */
final class EmbeddedBroker implements AutoCloseable, Caretaker.Ward {
    private static final long MEGABYTE = 1024L * 1024;
    private static final int DISK_SCAN_MILLIS = 1_000;
    private final int serverId = new SecureRandom().nextInt(1, Integer.MAX_VALUE);
    private final String user;
    private final String password;
    private final BrokerSettings settings;
    private final DirectoryLock lock;
    private final Caretaker caretaker;
    private volatile EmbeddedActiveMQ server;

    EmbeddedBroker(BrokerSettings settings) {
        this.settings = settings;
        this.user = settings.listens() && settings.user() != null ? settings.user() : "serai";
        this.password = settings.listens() ? required(settings.password()) : random();
        this.lock = lock(settings.directory());
        this.server = firstStart();
        this.caretaker = new Caretaker("the broker", this);
    }

    /** Artemis itself would wait for the other process to end, however long that takes. */
    private static DirectoryLock lock(Path directory) {
        try {
            return DirectoryLock.take(directory.toAbsolutePath());
        } catch (IOException unwritable) {
            throw startFailed(directory.toString(), unwritable);
        }
    }

    private static SeraiException startFailed(String directory, Exception cause) {
        return new SeraiException(
                "broker.start-failed",
                directory,
                "the embedded broker did not start: " + cause.getMessage(),
                "see the log lines above; the directory cannot be written, or the disk is full",
                cause);
    }

    private static String required(@Nullable String password) {
        if (password == null || password.length() < 12) {
            throw new SeraiException(
                    "setting.missing",
                    "serai.broker.password",
                    "the embedded broker is to listen, so it needs a password of 12 characters or more",
                    "set SERAI_BROKER_PASSWORD, or unset serai.broker.listen");
        }
        return password;
    }

    String url() {
        return "vm://" + serverId;
    }

    String user() {
        return user;
    }

    String password() {
        return password;
    }

    private EmbeddedActiveMQ firstStart() {
        try {
            return start();
        } catch (Exception failed) {
            lock.close();
            throw startFailed(settings.directory().toAbsolutePath().toString(), failed);
        }
    }

    private EmbeddedActiveMQ start() throws Exception {
        var embedded = new EmbeddedActiveMQ();
        embedded.setConfiguration(configuration(settings));
        embedded.setSecurityManager(security());
        // without a partner it has loaded its journal when it returns, or never will
        embedded.start();
        boolean active = embedded.getActiveMQServer().waitForActivation(1, TimeUnit.SECONDS);
        if (!active || !embedded.getActiveMQServer().isActive()) {
            embedded.stop();
            throw new IllegalStateException("the broker did not become active");
        }
        return embedded;
    }

    @Override
    public boolean isAlive() {
        return server.getActiveMQServer().getState() != SERVER_STATE.STOPPED;
    }

    /** Same address, same user: who is refused meanwhile tries again and gets in. */
    @Override
    public void startAgain() throws Exception {
        server.stop();
        server = start();
    }

    private ActiveMQJAASSecurityManager security() {
        var users = new SecurityConfiguration();
        users.addUser(user, password);
        users.addRole(user, "hub");
        return new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users);
    }

    private Configuration configuration(BrokerSettings settings) {
        Path home = settings.directory().toAbsolutePath();
        try {
            var configuration = new ConfigurationImpl()
                    .setPersistenceEnabled(true)
                    .setSecurityEnabled(true)
                    .setJMXManagementEnabled(false)
                    .setJournalType(JournalType.NIO)
                    .setJournalSyncTransactional(true)
                    .setJournalSyncNonTransactional(true)
                    .setJournalDatasync(true)
                    .setJournalBufferTimeout_NIO(200_000)
                    .setJournalFileSize((int) (10 * MEGABYTE))
                    .setJournalMinFiles(4)
                    .setJournalPoolFiles(10)
                    .setGlobalMaxSize(40 * MEGABYTE)
                    .setMinDiskFree(settings.minDiskFree().toBytes())
                    .setDiskScanPeriod(DISK_SCAN_MILLIS)
                    .setMaxDiskUsage(-1)
                    .setClusterUser(random())
                    .setClusterPassword(random())
                    .setCriticalAnalyzerPolicy(CriticalAnalyzerPolicy.SHUTDOWN)
                    .setCriticalAnalyzerTimeout(30_000)
                    .setJournalDirectory(home.resolve("journal").toString())
                    .setBindingsDirectory(home.resolve("bindings").toString())
                    .setPagingDirectory(home.resolve("paging").toString())
                    .setLargeMessagesDirectory(home.resolve("large").toString())
                    .setNodeManagerLockDirectory(home.toString())
                    .addAcceptorConfiguration("in-vm", url());
            if (settings.listens()) {
                configuration.addAcceptorConfiguration("listen", settings.listen() + "?protocols=CORE");
            }
            configuration.putSecurityRoles("#", Set.of(everything()));
            configuration.setAddressSettings(Map.of("#", addresses(), Queues.EVERY_INGRESS, madeWhenUsed()));
            Queues.SHARED.forEach(q -> configuration.addAddressConfiguration(address(q)));
            configuration.addAddressConfiguration(address(Queues.DEAD_LETTERS));
            return configuration;
        } catch (Exception invalid) {
            throw new IllegalArgumentException("broker settings: " + invalid.getMessage(), invalid);
        }
    }

    private static AddressSettings addresses() {
        return new AddressSettings()
                .setDeadLetterAddress(SimpleString.of(Queues.DEAD_LETTERS))
                .setMaxDeliveryAttempts(-1)
                .setRedeliveryDelay(1_000)
                .setRedeliveryMultiplier(2)
                .setMaxRedeliveryDelay(30_000)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setPageSizeBytes((int) (2 * MEGABYTE))
                .setMaxReadPageBytes((int) (4 * MEGABYTE))
                .setPageLimitBytes(4096 * MEGABYTE)
                .setPageFullMessagePolicy(PageFullMessagePolicy.FAIL)
                .setAutoCreateQueues(false)
                .setAutoCreateAddresses(false)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false);
    }

    /** On top of what is set for all. What comes again goes before what came after it; the consumer takes its time. */
    private static AddressSettings madeWhenUsed() {
        return new AddressSettings()
                .setAutoCreateQueues(true)
                .setAutoCreateAddresses(true)
                .setRedeliveryDelay(0)
                .setDefaultAddressRoutingType(RoutingType.ANYCAST)
                .setDefaultQueueRoutingType(RoutingType.ANYCAST);
    }

    private static CoreAddressConfiguration address(String name) {
        return new CoreAddressConfiguration()
                .setName(name)
                .addRoutingType(RoutingType.ANYCAST)
                .addQueueConfiguration(
                        QueueConfiguration.of(name).setAddress(name).setRoutingType(RoutingType.ANYCAST));
    }

    private static Role everything() {
        return new Role("hub", true, true, true, true, true, true, true, true, true, true, false, false);
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        caretaker.close();
        try {
            server.stop();
            lock.close();
        } catch (Exception failed) {
            throw new IllegalStateException("the embedded broker did not stop cleanly", failed);
        }
    }
}
