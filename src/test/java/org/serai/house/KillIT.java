package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.proof.SourceLedger;
import org.serai.sandbox.Sandbox;
import org.serai.sandbox.SandboxSettings;

/** The hub is killed and stopped under load; the sandbox, outside it, remembers everything it was told. */
class KillIT {
    private static final int ROUNDS = Integer.getInteger("serai.kill.rounds", 20);
    private static final int REMEMBERED = 1_000_000;
    /** The guard is three times the lag of what waited out a restart, so it grows with the time a restart takes. */
    private static final Duration EVIDENCE = Duration.ofMinutes(15);

    @TempDir
    private static Path home;

    private static Sandbox sandbox;
    private static Relay relay;
    private static MortalHub hub;
    private SourceLedger ledger;

    @BeforeAll
    static void start() {
        relay = new Relay();
        sandbox = Sandbox.start(
                SandboxSettings.demo().withPort(0).withWebhook(relay.webhook()).withKeptMessages(REMEMBERED));
        hub = MortalHub.open(home, sandbox, relay);
        // so that at any moment something is under way
        hub.house().tellSandbox("/faults", "[{\"on\":\"messages\",\"fault\":\"latency\",\"value\":100}]");
    }

    @AfterAll
    static void end() {
        try {
            if (hub != null) {
                hub.close();
            }
        } finally {
            sandbox.close();
            relay.close();
        }
    }

    @BeforeEach
    void openTheBooks() throws IOException {
        ledger = SourceLedger.open(Files.createTempFile(home, "shop", ".jsonl"));
    }

    @AfterEach
    void closeTheBooks() {
        ledger.close();
    }

    private Promises promises() {
        return new Promises(ledger, sandbox.url(), hub.database().url());
    }

    @Test
    void killed_at_random_moments_under_load_and_while_it_starts_it_loses_nothing_and_sends_nothing_twice()
            throws SQLException {
        long seed = Long.getLong("serai.kill.seed", System.nanoTime());
        System.out.println("KillIT: " + ROUNDS + " rounds, -Dserai.kill.seed=" + seed);
        var random = new Random(seed);
        var written = new HashSet<String>();
        var load = new Load(4, 10_000, hub::url, ledger);
        try (load) {
            for (int round = 0; round < ROUNDS; round++) {
                written.add(hub.house().customerWrites("4915200000" + (100 + round), "hello " + round));
                livesFor(random);
                hub.kill();
                hub.launch();
            }
            hub.opens();
            // what was in the air at a kill is settled by the echo of what goes on now
            promises().awaitEnds(EVIDENCE, load.promised());
        }
        promises().areKept();
        Set<String> replied = new HashSet<>();
        House.await(
                "what customers wrote",
                () -> {
                    hub.house()
                            .pages("/replies?limit=500")
                            .forEach(r -> r.text("messageId").ifPresent(replied::add));
                    return replied;
                },
                all -> all.containsAll(written));
        assertThat(stored()).containsAll(relay.taken());
    }

    /** As often as not it dies before its doors are open: what a start mends must bear that too. */
    private static void livesFor(Random random) {
        if (random.nextBoolean()) {
            hub.opens();
            pause(200 + random.nextInt(1_000));
        } else {
            pause(random.nextInt(8_000));
        }
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    @Test
    void told_to_stop_under_load_it_ends_within_thirty_seconds_and_loses_nothing() {
        var load = new Load(4, 5_000_000, hub::url, ledger);
        try (load) {
            House.await("some load", load::promised, promised -> promised.size() > 100);
            Duration took = hub.stop();
            assertThat(took).isLessThan(Duration.ofSeconds(30));
            assertThat(hub.exitCode()).isIn(0, 143);
            hub.startAgain();
        }
        promises().areKept();
    }

    private static Set<String> stored() throws SQLException {
        var stored = new HashSet<String>();
        try (var connection = DriverManager.getConnection(hub.database().url());
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select sha256 from webhook_log")) {
            while (rows.next()) {
                stored.add(rows.getString(1));
            }
        }
        return stored;
    }
}
