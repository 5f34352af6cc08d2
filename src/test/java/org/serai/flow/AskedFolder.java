package org.serai.flow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.ConnectorName;
import org.serai.database.TestDatabase;
import org.serai.tenant.ConnectorBinding;
import org.serai.tenant.Secret;

/** A folder that asks its system, which is a server that is told what to answer; routes, leases and cursors are real. */
@SuppressWarnings("NullAway.Init") // each test opens its own
abstract class AskedFolder {
    static TestDatabase database;

    @TempDir
    Path folder;

    PollServer system;
    PollHub hub;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void shut() {
        database.close();
    }

    @BeforeEach
    void start() throws IOException {
        database.jdbc().sql("truncate source_cursor, source_lease").update();
        system = new PollServer();
    }

    @AfterEach
    void stop() {
        if (hub != null) {
            hub.close();
        }
        system.close();
    }

    /** Starts with these settings of the tenant {@code demo}. */
    void ask(String connector, Map<String, String> settings, Map<String, String> secrets) {
        var held = new HashMap<String, Secret>();
        secrets.forEach((name, value) -> held.put(name, new Secret(name, value)));
        var binding = new ConnectorBinding(new ConnectorName(connector), settings, held);
        hub = new PollHub(
                        FlowProject.in(folder).with(connector), database.dataSource(), FlowHub.tenant("demo", binding))
                .started();
    }

    void until(BooleanSupplier condition) {
        FlowHub.until(
                () -> {
                    hub.beat();
                    return condition.getAsBoolean();
                },
                PollHub.SOON);
    }
}
