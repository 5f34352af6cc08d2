package org.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serai.canonical.Ref;
import org.serai.canonical.UnavailableException;
import org.serai.database.TestDatabase;
import org.serai.finding.Findings;
import org.serai.flow.camel.RouteSet;
import org.serai.flow.http.AllowedAddresses;
import org.serai.mapping.CanonicalSchemas;
import org.serai.tenant.Tenant;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database that is away, refuses us, or is not as the settings say. */
class RowsBadDaysTest {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final String ROW = "insert into hub_outbox (event_type, payload) values ('order.created.v1', '{}')";
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        log.start();
        logger().addAppender(log);
        logger().setLevel(Level.INFO);
        for (String table : List.of("hub_outbox", "hub_inbox")) {
            DATABASE.jdbc().sql("drop table if exists " + table).update();
            DATABASE.jdbc().sql(Readme.statement("PostgreSQL", table)).update();
        }
    }

    @AfterEach
    void stopListening() {
        logger().detachAppender(log);
        logger().setLevel(null);
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger("org.serai.flow.rows.RowTransaction");
    }

    private List<String> told() {
        return List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static Tenant tenant(Map<String, String> settings) {
        var all = new java.util.HashMap<>(Map.of("jdbc-url", DATABASE.url(), "user", "postgres"));
        all.putAll(settings);
        return FlowHub.tenant("acme", RowsHub.binding("sql-outbox", all, "pass-of-nobody"));
    }

    private RowsHub hub(Map<String, String> settings) {
        return new RowsHub(folder, tenant(settings)).started();
    }

    private static Map<String, String> away(RowsHub hub) {
        return new FlowHealth(hub.engine).state().away();
    }

    private String trouble(RowsHub hub) {
        FlowHub.until(() -> !away(hub).isEmpty(), SOON);
        return away(hub).getOrDefault("connector sql-outbox of tenant acme", "not told");
    }

    @Test
    void a_database_that_is_away_is_told_once_and_read_when_it_is_back() {
        var admin = JdbcClient.create(
                new DriverManagerDataSource(DATABASE.url().replaceFirst("/serai_[0-9]+\\?", "/postgres?")));
        String name = DATABASE.jdbc()
                .sql("select current_database()")
                .query(String.class)
                .single();
        DATABASE.jdbc().sql(ROW).update();
        admin.sql("alter database " + name + " allow_connections false").update();
        try (RowsHub hub = hub(Map.of())) {
            assertThat(trouble(hub)).startsWith("system.unavailable").contains("not currently accepting connections");
            assertThat(new FlowHealth(hub.engine).state().isUp()).isTrue();
            assertThatThrownBy(() -> hub.deliver(
                            "sql-outbox",
                            FlowHub.reply(
                                    "acme", "order-confirmed", "x", new Ref("sql-outbox", "order", "8770", null))))
                    .isInstanceOf(UnavailableException.class);
            admin.sql("alter database " + name + " allow_connections true").update();
            FlowHub.until(() -> hub.accepted.size() == 1, SOON);
            FlowHub.until(() -> away(hub).isEmpty(), SOON);
        } finally {
            admin.sql("alter database " + name + " allow_connections true").update();
        }
        assertThat(told()).hasSize(2).first().asString().contains("sql-outbox of tenant acme");
        assertThat(told().get(1)).contains("read again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://localhost:1/erp", "jdbc:mariadb://localhost:1/erp"})
    void a_database_whose_name_leads_inside_is_not_connected_to_unless_it_is_named(String url) {
        try (RowsHub hub = new RowsHub(AllowedAddresses.INTERNET, folder, tenant(Map.of("jdbc-url", url))).started()) {
            assertThat(trouble(hub))
                    .startsWith("egress.address-refused")
                    .contains("localhost is an address inside (127.0.0.1)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"socketFactory=java.lang.Object", "seraiAllowed=127.0.0.1", "socketFactoryArg=127.0.0.1"})
    void an_address_that_brings_sockets_of_its_own_is_refused(String own) {
        var hub = new RowsHub(folder, tenant(Map.of("jdbc-url", "jdbc:postgresql://erp.example/erp?" + own)));
        assertThatThrownBy(hub::started).hasMessageContaining("names a socket factory");
        hub.close();
    }

    @Test
    void a_refused_login_names_the_connector_and_no_password() {
        DATABASE.jdbc().sql("drop role if exists erp_guest").update();
        DATABASE.jdbc().sql("create role erp_guest nologin").update();
        try (RowsHub hub =
                hub(Map.of("user", "erp_guest", "jdbc-url", DATABASE.url().replace("user=postgres", "")))) {
            assertThat(trouble(hub)).contains("erp_guest").doesNotContain("pass-of-nobody");
        }
        assertThat(told()).noneMatch(line -> line.contains("pass-of-nobody"));
    }

    @Test
    void a_table_that_lacks_a_column_is_told_with_the_setting_to_mend() {
        DATABASE.jdbc().sql("alter table hub_outbox drop column payload").update();
        try (RowsHub hub = hub(Map.of())) {
            assertThat(trouble(hub))
                    .startsWith("rows.query-failed")
                    .contains("`query`")
                    .contains("column \"payload\" does not exist");
            FlowHub.until(() -> !told().isEmpty(), SOON);
        }
        assertThat(told()).singleElement().asString().contains("connector sql-outbox of tenant acme");
    }

    @Test
    void a_mark_that_changes_nothing_or_asks_for_a_column_nobody_read_is_told() {
        DATABASE.jdbc().sql(ROW).update();
        try (RowsHub hub = hub(Map.of("mark", "update hub_outbox set processed_at = now() where id = -:id"))) {
            assertThat(trouble(hub)).startsWith("rows.mark-failed").contains("changed no row");
        }
        try (RowsHub hub = new RowsHub(
                        folder.resolve("other"), tenant(Map.of("mark", "delete from hub_outbox where id = :idd")))
                .started()) {
            assertThat(trouble(hub)).startsWith("rows.mark-failed").contains("idd");
        }
    }

    @Test
    void two_columns_of_one_name_are_told() {
        DATABASE.jdbc().sql(ROW).update();
        try (RowsHub hub = hub(Map.of("query", "select id, id from hub_outbox"))) {
            assertThat(trouble(hub)).contains("two columns are called id");
        }
    }

    @Test
    void without_an_address_a_source_rests_and_an_answer_is_refused() {
        try (RowsHub hub = hub(Map.of("jdbc-url", ""))) {
            assertThatThrownBy(() -> hub.deliver(
                            "sql-outbox",
                            FlowHub.reply(
                                    "acme", "order-confirmed", "x", new Ref("sql-outbox", "order", "8771", null))))
                    .hasMessageContaining("jdbc-url");
            assertThat(away(hub)).isEmpty();
        }
    }

    @Test
    void no_password_and_no_statement_stands_in_an_address() {
        try (RowsHub hub = hub(Map.of())) {
            assertThat(hub.engine.version().orElseThrow().routes().addresses())
                    .anyMatch(address -> address.startsWith("rows:"))
                    .noneMatch(address -> address.contains("pass-of-nobody") || address.contains("select"));
        }
    }

    static Stream<Map<String, String>> wrong() {
        return Stream.of(
                Map.of("jdbc-url", "jdbc:oracle:thin:@//db.example/erp", "told", "drivers"),
                Map.of("jdbc-url", "jdbc:postgresql://db.example/erp?password=x", "told", "make it the secret"),
                Map.of("every-seconds", "soon", "told", "everySeconds"));
    }

    @Test
    void what_can_never_work_is_found_before_anything_runs() {
        FlowProject project = FlowProject.in(folder).with("sql-outbox");
        wrong().forEach(settings -> {
            var given = new java.util.HashMap<>(settings);
            String told = given.remove("told");
            assertThat(Project.check(project.root(), List.of(tenant(given)))
                            .findings()
                            .list())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.toString())
                            .contains("connectors/sql-outbox/sql-outbox.camel.yaml")
                            .contains("acme")
                            .contains(told));
        });
    }

    @Test
    void a_rehearsal_writes_into_no_table() {
        FlowProject project = FlowProject.in(folder).with("sql-outbox");
        project.replace(
                "connectors/sql-outbox/sql-outbox.camel.yaml",
                "kamelet:sql-outbox-reply-sink",
                "kamelet:write-row-action");
        var house = new FlowHouse(project.root(), () -> List.of(tenant(Map.of())));
        var loader = new FlowLoader(house, new CanonicalSchemas(), lookup -> {}, Outside.NOTHING, true);
        FlowVersion rehearsal = loader.load(1, Instant.EPOCH, new Findings()).orElseThrow();
        try (RouteSet routes = rehearsal.routes()) {
            assertThat(routes.addresses()).isNotEmpty().noneMatch(address -> address.startsWith("rows:"));
        }
    }
}
