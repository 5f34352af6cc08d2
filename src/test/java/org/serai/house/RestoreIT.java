package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.Tree;
import org.serai.json.Json;
import org.serai.proof.HubAccount;
import org.serai.proof.SourceLedger;
import org.serai.sandbox.Sandbox;
import org.serai.sandbox.SandboxSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** C14: the database of a hub is put back, and has forgotten what left since. */
class RestoreIT {
    private static final int BEFORE = 60;
    private static final int NEVER_TOLD = 20;
    private static final int MEANWHILE = 40;
    private static final Duration LEFT_TO_AN_OPERATOR = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    private final AtomicReference<String> url = new AtomicReference<>("");
    private Relay relay;
    private Sandbox sandbox;
    private SourceLedger ledger;
    private Shop shop;
    private OwnHub hub;

    @BeforeEach
    void open() {
        relay = new Relay();
        sandbox = Sandbox.start(SandboxSettings.demo().withPort(0).withWebhook(relay.webhook()));
        ledger = SourceLedger.open(folder.resolve("shop.jsonl"));
        shop = new Shop(url::get, ledger);
    }

    @AfterEach
    void close() {
        try {
            if (hub != null) {
                hub.close();
            }
        } finally {
            sandbox.close();
            relay.close();
            ledger.close();
        }
    }

    private Path home() {
        return folder.resolve("home");
    }

    private void start(Map<String, String> more) {
        var environment = new HashMap<>(Promises.SETTLED_SOON);
        environment.put("SERAI_CLOUD_API_URL", sandbox.url());
        environment.put("SERAI_SETTLE_HOLD", LEFT_TO_AN_OPERATOR.toSeconds() + "s");
        environment.put("SERAI_WATCH_EVERY", "1s");
        environment.putAll(more);
        hub = OwnHub.start(home(), environment);
        url.set(hub.url());
    }

    private void stop() {
        hub.stop();
        url.set("");
    }

    @Test
    void a_hub_whose_database_was_put_back_sends_nothing_until_it_is_let_and_then_nothing_twice() throws Exception {
        start(Map.of("SERAI_SENDING", "false"));
        orders(1, BEFORE);
        stop();
        bash("cp -a home/postgres backup");

        start(Map.of());
        leaveUntold();
        stop();
        bash("rm -r home/postgres && cp -a backup home/postgres");

        start(Map.of());
        assertThat(hub.log()).contains("HOLD: nothing is sent for demo");
        saysSoEverywhere();
        relay.leadsTo(hub.url());
        House.await("the late statuses", this::hold, hold -> number(hold, "told") == BEFORE - NEVER_TOLD);
        assertThat(number(hold(), "open")).isEqualTo(NEVER_TOLD);

        orders(5_000, MEANWHILE);
        assertThat(accepted()).as("sent since the restore").isEqualTo(BEFORE);
        assertThat(serai("hold release --as unknown --yes")).contains("released; 20 messages are unknown");
        assertThat(hold().text("held")).hasValue("false");

        new Promises(ledger, sandbox.url(), hub.database().url()).areKept();
        assertThat(accepted()).isEqualTo(BEFORE + MEANWHILE);
        assertThat(states("unresolved")).as("left to an operator").isEqualTo(NEVER_TOLD);
    }

    /** Of some no status ever comes, as of what the lost database was told; those of the others come when it is gone. */
    private void leaveUntold() {
        house().tellSandbox(
                        "/faults",
                        Json.text(List.of(Map.of("on", "messages", "fault", "drop-status", "count", NEVER_TOLD))));
        House.await("all have left", this::accepted, accepted -> accepted == BEFORE);
        House.await(
                "all answers are written",
                () -> new HubAccount(hub.database().url()).underWay(ledger.promised()),
                Set::isEmpty);
    }

    /** Taken in, judged and waiting. */
    private void orders(int from, int number) {
        IntStream.range(from, from + number).forEach(shop::postUntilPromised);
        House.await(number + " wait", () -> states("queued"), waiting -> waiting >= number);
    }

    private void saysSoEverywhere() throws IOException {
        assertThat(house().readiness()).isEqualTo("UP");
        assertThat(house().health().text("components", "hold", "status")).hasValue("HELD");
        assertThat(hold().text("cause")).hasValue("hold.behind");
        assertThat(hold().text("found").orElseThrow()).contains("mark").contains("directory");
        assertThat(hold().text("knownUntil")).isPresent();
        House.await(
                "the gauge",
                () -> house().metrics(),
                all -> all.contains("serai_hold{application=\"serai\",tenant=\"demo\"} 1.0"));
        assertThat(serai("hold")).contains("held since", "order-confirmed", "#1");
    }

    private Tree hold() {
        return house().api("/hold");
    }

    private static long number(Tree hold, String list) {
        return Long.parseLong(hold.text(list, "messages").orElseThrow());
    }

    private long accepted() {
        return Long.parseLong(house().sandbox("/ledger").text("accepted").orElseThrow());
    }

    private int states(String state) {
        return JdbcClient.create(new DriverManagerDataSource(hub.database().url()))
                .sql("select count(*)::int from message where state = ?")
                .param(state)
                .query(Integer.class)
                .single();
    }

    private House house() {
        return new House(hub.url(), sandbox.url(), Path.of(""), () -> {});
    }

    private String serai(String words) throws IOException {
        var bash = new ProcessBuilder().directory(Path.of("").toAbsolutePath().toFile());
        bash.environment().putAll(Map.of("SERAI_HUB", hub.url(), "JAVA_HOME", System.getProperty("java.home")));
        try (Program program = Program.start("./serai " + words, bash, folder)) {
            assertThat(program.awaitEnd()).as(program.err()).isZero();
            return program.out();
        }
    }

    private void bash(String words) throws IOException {
        try (Program program = Program.start(words, new ProcessBuilder().directory(folder.toFile()), folder)) {
            assertThat(program.awaitEnd()).as(program.err()).isZero();
        }
    }
}
