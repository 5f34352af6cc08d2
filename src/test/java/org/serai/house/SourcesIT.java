package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.broker.StandaloneArtemis;
import org.serai.database.TestDatabase;
import org.serai.sandbox.Sandbox;
import org.serai.sandbox.SandboxSettings;

/** Two hubs are given one system to poll and one directory to read; the one that does both dies in the middle of both. */
class SourcesIT {
    private static final int ITEMS = 600;
    private static final int LINES = 10_000;
    /** The others are parcels nobody is told about. */
    private static final int ORDERS_AMONG_LINES = LINES / 10;

    private static final Duration LEASE_MOVES = Duration.ofSeconds(15);
    private static final List<String> SOURCES = List.of("file-documents", "poll-events");

    @TempDir
    private static Path folder;

    private static StandaloneArtemis broker;
    private static TestDatabase database;
    private static Sandbox sandbox;
    private static ListingShop shop;
    private static OwnHub one;
    private static OwnHub two;

    @BeforeAll
    static void startTwo() throws Exception {
        broker = StandaloneArtemis.start(folder);
        database = TestDatabase.fresh();
        sandbox = Sandbox.start(SandboxSettings.demo().withPort(0));
        shop = new ListingShop();
        Path project = project();
        one = hub("one", project);
        one.url();
        two = hub("two", project);
        two.url();
    }

    /** The generic connectors as they are shipped, with the places of this test for defaults. */
    private static Path project() throws IOException {
        Files.createDirectories(drops());
        Path project = Projects.copyTo(folder.resolve("project"));
        replace(project.resolve("connectors/poll/poll.camel.yaml"), "\"{{poll.url}}\"", '"' + shop.url() + '"');
        replace(project.resolve("connectors/poll/connector.yaml"), "default: 60s", "default: 1s");
        Path files = project.resolve("connectors/file/connector.yaml");
        replace(files, "example: .serai/files }", "example: \"" + drops() + "\" }");
        replace(files, "default: \"30\"", "default: \"1\"");
        replace(files, "default: \"20\"", "default: \"0\"");
        replace(
                files,
                "as .done; empty is without one\", type: string, default: \"\"",
                "\", type: string, default: .done");
        return project;
    }

    private static void replace(Path file, String before, String after) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(before);
        Files.writeString(file, text.replace(before, after));
    }

    private static Path drops() {
        return folder.resolve("drops");
    }

    private static OwnHub hub(String name, Path project) {
        var environment = new HashMap<String, String>();
        environment.put("SERAI_JAVA_OPTS", "-Dserai.project=" + project);
        environment.put("SERAI_EGRESS_ALLOW", "127.0.0.1");
        environment.put("SERAI_CLOUD_API_URL", sandbox.url());
        environment.put("SERAI_BROKER_URL", broker.url());
        environment.put("SERAI_BROKER_USER", StandaloneArtemis.USER);
        environment.put("SERAI_BROKER_PASSWORD", StandaloneArtemis.PASSWORD);
        environment.put("SERAI_DATABASE_URL", database.url());
        environment.put("SERAI_DATABASE_USER", "postgres");
        environment.put("SERAI_DATABASE_PASSWORD", "postgres");
        return OwnHub.launch(folder.resolve(name), environment);
    }

    @AfterAll
    static void endAll() {
        try {
            one.close();
            two.close();
        } finally {
            shop.close();
            sandbox.close();
            database.close();
            broker.close();
        }
    }

    @Test
    void the_other_goes_on_within_fifteen_seconds_and_each_order_is_one_message() throws IOException {
        Map<String, String> ofOne = leases();
        assertThat(ofOne.keySet()).containsAll(SOURCES);

        drop();
        await("the file is being read", () -> taken("file") > 0);
        shop.lists(ITEMS);
        await("the page is being taken", () -> taken("poll") > 0);
        assertThat(taken("poll")).as("of the page, when the hub dies").isLessThan(ITEMS);
        assertThat(taken("file")).as("of the file, when the hub dies").isLessThan(LINES);
        one.kill();
        long died = System.nanoTime();

        House.await(
                Duration.ofSeconds(60),
                "the leases of the living",
                SourcesIT::leases,
                now -> SOURCES.stream().noneMatch(source -> ofOne.get(source).equals(now.get(source))));
        assertThat(Duration.ofNanos(System.nanoTime() - died)).isLessThan(LEASE_MOVES);

        House.await(Duration.ofMinutes(2), "the file is done", SourcesIT::done, isDone -> isDone);
        House.await(Duration.ofMinutes(2), "every order", SourcesIT::keys, keys -> keys.containsAll(orders()));
        assertThat(messages()).isEqualTo(orders().size());
        assertThat(keys()).isEqualTo(orders());
        assertThat(two.house().parked()).isEmpty();
    }

    private static void drop() throws IOException {
        Path file = drops().resolve("orders.jsonl");
        Files.write(file, IntStream.range(0, LINES).mapToObj(SourcesIT::line).toList());
        Files.createFile(drops().resolve("orders.jsonl.done"));
    }

    private static String line(int number) {
        return number % (LINES / ORDERS_AMONG_LINES) == 0
                ? ListingShop.order("F", number)
                : ListingShop.parcel("F", number);
    }

    private static boolean done() {
        try (var shelved = Files.list(drops().resolve("done"))) {
            return shelved.findAny().isPresent();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Set<String> orders() {
        Set<String> orders = IntStream.range(0, ITEMS)
                .mapToObj(number -> ListingShop.key("P", number))
                .collect(Collectors.toSet());
        IntStream.range(0, ORDERS_AMONG_LINES)
                .forEach(order -> orders.add(ListingShop.key("F", order * (LINES / ORDERS_AMONG_LINES))));
        return orders;
    }

    /** Who reads what. */
    private static Map<String, String> leases() {
        return database.jdbc().sql("select source, node from source_lease").query().listOfRows().stream()
                .collect(Collectors.toMap(
                        row -> SOURCES.stream()
                                .filter(String.valueOf(row.get("source"))::contains)
                                .findFirst()
                                .orElse(String.valueOf(row.get("source"))),
                        row -> String.valueOf(row.get("node"))));
    }

    private static Set<String> keys() {
        return database.jdbc()
                .sql("select distinct business_key from message")
                .query(String.class)
                .set();
    }

    private static int messages() {
        return database.jdbc()
                .sql("select count(*) from message")
                .query(Integer.class)
                .single();
    }

    /** By the one that will die. */
    private static double taken(String connector) {
        return one.house()
                .metrics()
                .lines()
                .filter(line -> line.startsWith("serai_documents_total{") && line.contains("\"" + connector + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** At short intervals: a moment is to be met. */
    private static void await(String what, BooleanSupplier happened) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!happened.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
