package org.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.Ref;
import org.serai.canonical.SeraiException;
import org.serai.canonical.Tree;
import org.serai.canonical.UnavailableException;
import org.serai.connector.Connectors;
import org.serai.connector.Headers;
import org.serai.finding.Findings;
import org.serai.ingress.DocumentDoor;
import org.serai.json.Json;
import org.serai.tenant.Tenant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What tables promise, whatever the database: run on each that is tested. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RowsContract {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String ROW =
            "insert into hub_outbox (id, event_type, aggregate_id, payload) values (:id, 'order.created.v1', '85',"
                    + " '{}')";
    private static final String KINDS = "select k.*, id as delivery_id, 'order.created.v1' as event_type from kinds k"
            + " where told is null for update skip locked";
    private final List<RowsHub> hubs = new ArrayList<>();
    private JdbcClient jdbc;
    private RowsHub hub;

    private Path folder;

    /** Before anything is asked of it; skips where there can be no such server. */
    abstract void serve(Path home) throws Exception;

    /** Where the hub reads; a server of its own or a database of its own. */
    abstract String url();

    abstract String user();

    abstract String password();

    /** The statements of the README, and a table {@code kinds} of many types. */
    abstract List<String> tables();

    /** The tests themselves, on connections that {@link #killConnections} leaves alone. */
    abstract JdbcClient tester();

    /** Ends every connection of the hub. */
    abstract void killConnections();

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        this.folder = folder;
        serve(folder.resolve("server"));
        jdbc = tester();
        tables().forEach(statement -> jdbc.sql(statement).update());
        hub = reader("first");
    }

    private RowsHub reader(String name) {
        var started = new RowsHub(folder.resolve(name), tenant()).started();
        hubs.add(started);
        return started;
    }

    private Tenant tenant() {
        var where = Map.of("jdbc-url", url(), "user", user());
        var kinds = new java.util.HashMap<>(where);
        kinds.put("query", KINDS);
        kinds.put("mark", "update kinds set told = 1 where id = :id and big = :big");
        kinds.put("reply-write", "call answer_order(:reply_id, :answer, :intent)");
        return FlowHub.tenant(
                "acme", RowsHub.binding("sql-outbox", where, password()), RowsHub.binding("sql", kinds, password()));
    }

    @AfterAll
    void stop() {
        hubs.forEach(RowsHub::close);
    }

    @BeforeEach
    void empty() {
        hub.door = document -> {};
        for (String table : List.of("hub_outbox", "hub_inbox", "kinds", "answers")) {
            jdbc.sql("delete from " + table).update();
        }
        hubs.forEach(each -> {
            each.accepted.clear();
            each.parked.clear();
        });
    }

    @AfterEach
    void open() {
        hub.door = document -> {};
    }

    private void insert(int... ids) {
        for (int id : ids) {
            jdbc.sql(ROW).param("id", id).update();
        }
    }

    private long unread() {
        return jdbc.sql("select count(*) from hub_outbox where processed_at is null")
                .query(Long.class)
                .single();
    }

    @Test
    void rows_are_accepted_once_and_marked() {
        insert(IntStream.rangeClosed(8500, 8630).toArray());
        FlowHub.until(() -> unread() == 0, SOON);
        assertThat(hub.ids()).hasSize(131).doesNotHaveDuplicates().startsWith("8500", "8501");
        var document = hub.accepted.get(0);
        assertThat(String.valueOf(document.tenant())).isEqualTo("acme");
        assertThat(RowsHub.tree(document).text("event_type")).hasValue("order.created.v1");
    }

    @Test
    void a_row_committed_late_under_a_lower_id_is_not_skipped() throws SQLException {
        try (Connection late = new DriverManagerDataSource(url(), user(), password()).getConnection();
                Statement statement = late.createStatement()) {
            late.setAutoCommit(false);
            statement.executeUpdate(ROW.replace(":id", "8700"));
            insert(8701);
            FlowHub.until(() -> hub.ids().contains("8701"), SOON);
            assertThat(hub.ids()).doesNotContain("8700");
            late.commit();
        }
        FlowHub.until(() -> hub.ids().contains("8700"), SOON);
        FlowHub.until(() -> unread() == 0, SOON);
        assertThat(hub.ids()).containsExactly("8701", "8700");
    }

    @Test
    void what_could_not_be_accepted_stays_unmarked_and_comes_again() {
        var refusals = new AtomicInteger(2);
        hub.door = document -> {
            if (document.text("id").filter("8711"::equals).isPresent() && refusals.getAndDecrement() > 0) {
                assertThat(unread()).isEqualTo(2);
                throw new UnavailableException("hub", "the broker is away", new IllegalStateException("away"));
            }
        };
        insert(8710, 8711);
        FlowHub.until(() -> unread() == 0, SOON);
        assertThat(hub.ids()).contains("8711").filteredOn("8710"::equals).hasSize(3);
    }

    @Test
    void a_connection_that_dies_between_hand_in_and_mark_brings_the_same_row_again() {
        var once = new AtomicInteger(1);
        hub.door = document -> {
            if (once.getAndDecrement() > 0) {
                killConnections();
            }
        };
        insert(8720);
        FlowHub.until(() -> unread() == 0, SOON);
        assertThat(hub.ids()).containsExactly("8720", "8720");
        assertThat(hub.accepted).extracting(RowsContract::deliveryId).containsExactly("8720", "8720");
    }

    /** What the door takes it for: the same id is the same event. */
    private static String deliveryId(DocumentDoor.Document document) {
        return Connectors.load(Path.of("connectors"), new Findings())
                .find(document.connector())
                .orElseThrow()
                .envelope(Headers.ofSingle(document.headers()), document.body())
                .deliveryId();
    }

    @Test
    void a_row_that_can_never_be_accepted_is_parked_and_its_neighbours_go_on() {
        hub.door = document -> {
            if (document.text("id").filter("8731"::equals).isPresent()) {
                throw new SeraiException("document.too-large", "", "too large", "send less");
            }
        };
        insert(8730, 8731, 8732);
        FlowHub.until(() -> unread() == 0, SOON);
        assertThat(hub.ids()).containsExactly("8730", "8732");
        assertThat(hub.parked)
                .singleElement()
                .satisfies(parked -> assertThat(RowsHub.tree(parked).text("id")).hasValue("8731"));
    }

    @Test
    void two_readers_share_the_rows() {
        RowsHub second = reader("second");
        insert(IntStream.range(8800, 8899).toArray());
        FlowHub.until(() -> unread() == 0, SOON);
        var all = new ArrayList<>(hub.ids());
        all.addAll(second.ids());
        assertThat(all).hasSize(99).doesNotHaveDuplicates();
    }

    @Test
    void a_value_is_as_its_column_has_it() {
        jdbc.sql("insert into kinds (id, exact, big, local_time, day, words, raw_bytes) values (8740,"
                        + " 1234567890123456.70, 9007199254740993, '2026-11-22 08:41:05.123', '2026-11-22', 'Grüße"
                        + " ☂', :bytes)")
                .param("bytes", new byte[] {0, 1, (byte) 0xff})
                .update();
        FlowHub.until(() -> !hub.accepted.isEmpty(), SOON);
        Map<String, Object> row =
                Tree.of(Json.parse(hub.accepted.get(0).body())).map();
        assertThat(row)
                .containsEntry("exact", new java.math.BigDecimal("1234567890123456.70"))
                .containsEntry("big", 9007199254740993L)
                .containsEntry("local_time", "2026-11-22T08:41:05.123")
                .containsEntry("day", "2026-11-22")
                .containsEntry("words", "Grüße ☂")
                .containsEntry("raw_bytes", "AAH/")
                .containsEntry("nothing", null);
        FlowHub.until(
                () -> jdbc.sql("select count(*) from kinds where told = 1")
                                .query(Long.class)
                                .single()
                        == 1,
                SOON);
    }

    @Test
    void an_answer_is_one_row_however_often_it_is_delivered() {
        var reply =
                FlowHub.reply("acme", "order-confirmed", "cancel_order", new Ref("sql-outbox", "order", "8750", null));
        hub.deliver("sql-outbox", reply);
        hub.deliver("sql-outbox", reply);
        var rows = jdbc.sql("select * from hub_inbox").query().listOfRows();
        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("reply_id", "wamid.1")
                        .containsEntry("aggregate_id", "8750")
                        .containsEntry("answer", "Löschen ☂ 取消")
                        .containsEntry("intent", null)
                        .containsEntry("phone", "+4915100000001"));
    }

    @Test
    void a_procedure_takes_an_answer_and_hostile_words_stay_words() {
        String hostile = "'); delete from hub_outbox; --";
        insert(8760);
        hub.deliver(
                "sql",
                new SetIntentStep()
                        .set(
                                FlowHub.reply("acme", "order-confirmed", "", new Ref("sql", "order", "8760", null)),
                                hostile));
        assertThat(jdbc.sql("select intent from answers").query(String.class).list())
                .containsExactly(hostile);
        assertThat(jdbc.sql("select count(*) from hub_outbox").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void a_row_the_table_refuses_is_a_refusal_that_is_not_repeated() {
        var reply =
                FlowHub.reply("acme", "order-confirmed", "x", new Ref("sql-outbox", "order", "9".repeat(300), null));
        assertThatThrownBy(() -> hub.deliver("sql-outbox", reply))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("sink.refused"))
                .isNotInstanceOf(UnavailableException.class)
                .hasMessageContaining("sql-outbox");
    }
}
