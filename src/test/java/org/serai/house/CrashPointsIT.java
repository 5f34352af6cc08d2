package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jboss.byteman.agent.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.Tree;
import org.serai.json.Json;
import org.serai.proof.HubAccount;
import org.serai.proof.SourceLedger;
import org.serai.sandbox.Sandbox;
import org.serai.sandbox.SandboxSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The packaged hub dies at each named point, each time in the course of an order of its own, and is started again in the same
 * home. An agent from outside lets it die; the hub holds nothing for it.
 */
class CrashPointsIT {
    private static final Duration EVIDENCE = Duration.ofMinutes(3);
    private static final Path RULES = Path.of("src/test/resources/org/serai/house/crash-points.btm");
    /** Not the launcher's own: JDK 17 dies when an agent watches classes that come from such a one. */
    private static final String ARCHIVE =
            "-XX:SharedArchiveFile=" + System.getProperty("java.home") + "/lib/server/classes.jsa";

    private static final int BYSTANDER = 7_900;

    @TempDir
    private static Path folder;

    private static final AtomicReference<String> URL = new AtomicReference<>("");
    private static Sandbox sandbox;
    private static Relay relay;
    private static SourceLedger ledger;
    private static Shop shop;
    private static OwnHub hub;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectory(armed());
        relay = new Relay();
        sandbox = Sandbox.start(SandboxSettings.demo().withPort(0).withWebhook(relay.webhook()));
        ledger = SourceLedger.open(folder.resolve("shop.jsonl"));
        shop = new Shop(URL::get, ledger);
        startHub();
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
            ledger.close();
        }
    }

    private static Path armed() {
        return folder.resolve("armed");
    }

    private static void startHub() {
        var environment = new HashMap<>(Promises.SETTLED_SOON);
        environment.put("SERAI_CLOUD_API_URL", sandbox.url());
        environment.put("SERAI_EGRESS_LEASE", "3s");
        String usual = System.getenv().getOrDefault("SERAI_JAVA_OPTS", "");
        environment.put("SERAI_JAVA_OPTS", String.join(" ", usual, ARCHIVE, agent(), "-Dserai.crash=" + armed()));
        hub = OwnHub.start(folder.resolve("home"), environment);
        URL.set(hub.url());
        relay.leadsTo(hub.url());
    }

    /** There from the first moment: let into a hub that runs, it and a thread that loads a class may wait for each other for ever. */
    private static String agent() {
        String jar =
                Main.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        return "-javaagent:" + jar + "=script:" + RULES.toAbsolutePath();
    }

    @TestFactory
    Stream<DynamicNode> killed_at_each_named_point_it_loses_nothing_and_sends_nothing_twice() {
        return Stream.of(
                dynamicContainer("the process dies", tests(this::dies)),
                dynamicTest("then all of it is settled, and the checker finds nothing", this::settles),
                dynamicContainer("what became of it", tests(this::ended)));
    }

    private interface OnePoint {
        void test(CrashPoint point) throws IOException;
    }

    private static Stream<DynamicNode> tests(OnePoint one) {
        return CrashPoint.all().stream().map(point -> dynamicTest(point.title(), () -> one.test(point)));
    }

    private void dies(CrashPoint point) throws IOException {
        assertThat(URL.get()).as("a hub, after the point before").isNotEmpty();
        House.await("no other order under way", this::underWay, Set::isEmpty);
        switch (point) {
            case C1, C2 ->
                hubDies(point, () -> assertThat(shop.post(point.order())).isFalse());
            case C6 -> hubDies(point, () -> postsInto(point, "cut-before-accept", 0));
            case C7 -> hubDies(point, () -> postsInto(point, "cut-after-accept", 0));
            case C10 -> webhookDies(point);
            case C11 -> answerDies(point);
            case C12 -> databaseDies(point);
            default -> hubDies(point, () -> shop.post(point.order()));
        }
        if (point == CrashPoint.C2) {
            House.await("taken in, though its source had no answer", () -> states(point), s -> !s.isEmpty());
        }
        shop.postUntilPromised(point.order());
    }

    private Set<String> underWay() {
        return new HubAccount(hub.database().url()).underWay(ledger.promised());
    }

    /** @param value of the fault, milliseconds where it has one */
    private static void postsInto(CrashPoint point, String fault, int value) {
        var strike =
                Map.of("on", "messages", "to", Shop.phone(point.order()), "fault", fault, "value", value, "count", 1);
        house().tellSandbox("/faults", Json.text(List.of(strike)));
        shop.post(point.order());
    }

    private static void hubDies(CrashPoint point, Runnable cause) throws IOException {
        Path trigger = Files.createFile(armed().resolve(point.name()));
        cause.run();
        hub.awaitDeath();
        Files.delete(trigger);
        URL.set("");
        startHub();
    }

    /** Its own: the statuses of the orders before it are all told. */
    private static void webhookDies(CrashPoint point) throws IOException {
        House.await(
                "no status to come",
                () -> jdbc().sql("select count(*) from message where state in ('accepted', 'sent', 'delivered')")
                        .query(Long.class)
                        .single(),
                count -> count == 0);
        hubDies(point, () -> shop.post(point.order()));
    }

    private static void answerDies(CrashPoint point) throws IOException {
        shop.postUntilPromised(point.order());
        house().awaitMessage(Shop.key(point.order()), "read");
        hubDies(point, () -> house().customerWrites(Shop.phone(point.order()), "thank you"));
    }

    /** As of the freeze it writes nothing any more. The hub's doors take what comes; it starts the database again. */
    private static void databaseDies(CrashPoint point) {
        postsInto(point, "latency", 2_000);
        House.await("a request under way", () -> states(point), List.of("sending")::equals);
        var database = new OwnDatabase(folder.resolve("home"));
        database.freeze();
        House.await("the Cloud API's yes", () -> house().sent(Shop.phone(point.order())), sent -> !sent.isEmpty());
        assertThat(shop.post(BYSTANDER)).as("taken in without a database").isTrue();
        database.dies();
        House.await("a database again", house()::readiness, "UP"::equals);
    }

    private void settles() {
        var promises = new Promises(ledger, sandbox.url(), hub.database().url());
        try (var load = new Load(2, 20_000, URL::get, ledger)) {
            promises.awaitEnds(EVIDENCE, load.promised());
        }
        promises.areKept();
        House.await("every webhook that was answered 200", this::stored, all -> all.containsAll(relay.taken()));
    }

    private Set<String> stored() {
        return Set.copyOf(
                jdbc().sql("select sha256 from webhook_log").query(String.class).list());
    }

    private void ended(CrashPoint point) {
        assertThat(fate(point)).as("as %s", point.expected()).matches(point.expected()::allows);
        if (point == CrashPoint.C11) {
            isDeliveredOnce(point);
        }
    }

    private static CrashPoint.Fate fate(CrashPoint point) {
        return jdbc().sql("select count(*), count(*) filter (where a.outcome = 'accepted'), bool_or(m.dup_possible)"
                        + " from message m join attempt a on a.msg_id = m.msg_id where m.business_key = ?")
                .param(Shop.key(point.order()))
                .query((row, n) -> new CrashPoint.Fate(
                        row.getInt(1),
                        row.getInt(2),
                        house().sent(Shop.phone(point.order())).size(),
                        row.getBoolean(3)))
                .single();
    }

    /** The stand-in for the shop died with the hub that had not called it, so all calls it knows came after. */
    private static void isDeliveredOnce(CrashPoint point) {
        House.await(
                "the answer is delivered",
                () -> house().api("/replies?businessKey=" + House.encoded(Shop.key(point.order()))),
                replies -> replies.has("items", "0", "deliveredAt"));
        List<Tree> calls = hub.house().sandbox("/calls?system=shopify").items();
        assertThat(calls)
                .filteredOn(call -> Json.text(call.node()).contains("orderUpdate"))
                .as("notes in %s", calls)
                .hasSize(1);
    }

    private static List<String> states(CrashPoint point) {
        return jdbc().sql("select state from message where business_key = ?")
                .param(Shop.key(point.order()))
                .query(String.class)
                .list();
    }

    private static JdbcClient jdbc() {
        return JdbcClient.create(new DriverManagerDataSource(hub.database().url()));
    }

    private static House house() {
        return new House(hub.url(), sandbox.url(), Path.of(""), () -> {});
    }
}
