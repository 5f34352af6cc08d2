package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.broker.StandaloneArtemis;
import org.serai.canonical.Tree;
import org.serai.database.TestDatabase;
import org.serai.json.Json;
import org.serai.proof.SourceLedger;
import org.serai.sandbox.Sandbox;
import org.serai.sandbox.SandboxSettings;

/** Two or three hubs on one Artemis and one PostgreSQL share the work; what one of them suffers costs nothing. */
class NodesIT {
    private static final Pattern ORDER = Pattern.compile("#\\d+");
    private static final Duration LEASE_AND_EVIDENCE = Duration.ofMinutes(2);

    @TempDir
    private static Path folder;

    private static final List<String> DOORS = new CopyOnWriteArrayList<>();
    private static final List<OwnHub> NODES = new ArrayList<>();
    private static StandaloneArtemis broker;
    private static TestDatabase database;
    private static Relay relay;
    private static Sandbox sandbox;
    private static int tests;
    private final AtomicInteger turn = new AtomicInteger();
    private SourceLedger ledger;
    private OffsetDateTime began;

    @BeforeAll
    static void startTwo() throws Exception {
        broker = StandaloneArtemis.start(folder);
        database = TestDatabase.fresh();
        relay = new Relay();
        sandbox = Sandbox.start(SandboxSettings.demo().withPort(0).withWebhook(relay.webhook()));
        NODES.add(node("one"));
        NODES.add(node("two"));
        NODES.forEach(node -> DOORS.add(node.url()));
        relay.leadsTo(DOORS.get(0));
    }

    private static OwnHub node(String name) {
        var environment = new HashMap<>(Promises.SETTLED_SOON);
        environment.put("SERAI_CLOUD_API_URL", sandbox.url());
        environment.put("SERAI_CLOUDAPI_DEADLINE", "5s");
        environment.put("SERAI_LEASE", "16s");
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
            NODES.forEach(OwnHub::close);
        } finally {
            sandbox.close();
            relay.close();
            database.close();
            broker.close();
        }
    }

    @BeforeEach
    void openTheBooks() {
        ledger = SourceLedger.open(folder.resolve("shop-" + tests++ + ".jsonl"));
        began = database.jdbc().sql("select now()").query(OffsetDateTime.class).single();
    }

    @AfterEach
    void closeTheBooks() {
        ledger.close();
    }

    /** As a load balancer would: in turn, while a node is there. */
    private String door() {
        return DOORS.get(Math.floorMod(turn.getAndIncrement(), DOORS.size()));
    }

    private Promises promises() {
        return new Promises(ledger, sandbox.url(), database.url());
    }

    /** The load balancer has seen that it does not answer. */
    private static void leaveOut(String door) {
        DOORS.remove(door);
        relay.leadsTo(DOORS.get(0));
    }

    private Set<String> afterSomeLoad(Load load) {
        House.await("some load", load::promised, promised -> promised.size() > 200);
        House.await("messages sent by every node", this::nodesThatSent, senders -> senders == NODES.size());
        return load.promised();
    }

    private int nodesThatSent() {
        return database.jdbc()
                .sql("select count(distinct owner) from attempt where intent_at > ?")
                .param(began)
                .query(Integer.class)
                .single();
    }

    private void allIsTold(Set<String> promised) {
        promises().awaitEnds(LEASE_AND_EVIDENCE, promised);
    }

    /** One customer's orders, each to another hub than the one before and after that has promised it. */
    private static final int ORDERS_IN_A_ROW = 7;

    private List<String> inARow(int customer) {
        var orders = new ArrayList<String>();
        for (int i = 0; i < ORDERS_IN_A_ROW; i++) {
            int number = 10 * customer + i;
            var answer = house(i % NODES.size()).postOrder(Orders.json(number, Shop.phone(customer)), Map.of());
            assertThat(answer.statusCode()).isEqualTo(202);
            orders.add(Shop.key(number));
        }
        return orders;
    }

    private House house(int node) {
        return new House(NODES.get(node).url(), sandbox.url(), Path.of(""), () -> {});
    }

    /** The numbers of a customer's orders, the first message first. */
    private List<String> sent(int customer) {
        var orders = new ArrayList<String>();
        for (Tree message : house(0).sent(Shop.phone(customer))) {
            ORDER.matcher(Json.text(message.node())).results().findFirst().ifPresent(n -> orders.add(0, n.group()));
        }
        return orders;
    }

    @Test
    void what_one_hub_promised_before_another_leaves_before_it() {
        Map<Integer, List<String>> told = IntStream.range(6_000, 6_012)
                .parallel()
                .boxed()
                .collect(Collectors.toConcurrentMap(Function.identity(), this::inARow));

        told.forEach((customer, orders) ->
                House.await("the orders of " + customer, () -> sent(customer), sent -> sent.size() == ORDERS_IN_A_ROW));
        told.forEach((customer, orders) -> assertThat(sent(customer)).containsExactlyElementsOf(orders));
    }

    @Test
    void one_of_three_is_killed_under_load_and_the_others_do_its_work() {
        var load = new Load(4, 20_000, this::door, ledger);
        try (OwnHub third = node("three");
                load) {
            NODES.add(third);
            DOORS.add(third.url());
            afterSomeLoad(load);
            third.kill();
            leaveOut(third.url());
            allIsTold(load.promised());
        } finally {
            NODES.remove(2);
        }
        promises().areKept();
    }

    @Test
    void one_stands_still_for_longer_than_its_lease_and_does_no_harm_when_it_goes_on() {
        var load = new Load(4, 40_000, this::door, ledger);
        try (load) {
            afterSomeLoad(load);
            NODES.get(0).freeze();
            String frozen = NODES.get(0).url();
            leaveOut(frozen);
            try {
                othersTakeOver(load);
            } finally {
                NODES.get(0).thaw();
                DOORS.add(0, frozen);
            }
            allIsTold(load.promised());
        }
        promises().areKept();
    }

    private static void othersTakeOver(Load load) {
        Set<String> meanwhile = load.promised();
        House.await(
                LEASE_AND_EVIDENCE,
                "its lanes were taken over",
                () -> database.jdbc()
                        .sql("select count(*) from lane where owner is not null and lease_until < now()")
                        .query(Long.class)
                        .single(),
                late -> late == 0 && load.promised().size() > meanwhile.size() + 300);
    }
}
