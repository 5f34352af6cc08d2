package org.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.Ref;
import org.serai.canonical.Tree;
import org.serai.connector.Connectors;
import org.serai.egress.Callback;
import org.serai.finding.Findings;
import org.serai.flow.camel.RouteSet;
import org.serai.flow.camel.Sources;
import org.serai.flow.http.AllowedAddresses;
import org.serai.flow.lease.Leases;
import org.serai.format.Entry;
import org.serai.format.edi.EdiFormat;
import org.serai.mapping.CanonicalSchemas;
import org.serai.tenant.ConnectorBinding;
import org.serai.tenant.Secret;

/** The folders that take their documents by webhook, from files, or both: as each tenant's settings say. */
@SuppressWarnings("NullAway.Init") // each test starts its own
class FoldersWithFilesTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Connectors CONNECTORS = Connectors.load(Path.of("connectors"), new Findings());

    @TempDir
    Path folder;

    private final FolderDoor door = new FolderDoor(CONNECTORS);
    private final Map<String, Long> numbers = new ConcurrentHashMap<>();
    private FlowEngine engine;
    private FlowWatcher watcher;

    /** A tenant that gives these settings, and what is required beside them. */
    private void start(String connector, Map<String, String> settings, String... secrets) {
        var given = new HashMap<>(settings);
        if (connector.equals("sap-idoc")) {
            given.putAll(Map.of("zone", "Europe/Berlin", "sap-partner", "PRDCLNT100", "sap-port", "SAPPRD"));
        }
        var held = new HashMap<String, Secret>();
        for (String name : secrets) {
            held.put(name, new Secret(name, "a-secret"));
        }
        var bound = new ConnectorBinding(new ConnectorName(connector), given, held);
        var project = FlowProject.in(folder.resolve("project")).with(connector);
        var house = new FlowHouse(project.root(), () -> List.of(FlowHub.tenant("acme", bound)));
        var outside = new Outside(
                Optional.empty(),
                Optional.of(door),
                Sources.NONE,
                this::number,
                Optional.empty(),
                AllowedAddresses.INTERNET);
        engine = new FlowEngine(
                new FlowLoader(house, new CanonicalSchemas(), lookup -> {}, outside, false),
                Leases.ALONE,
                version -> {});
        watcher = new FlowWatcher(engine, house, Clock.fixed(FlowHub.NOW, ZoneOffset.UTC));
        assertThat(watcher.start()).as(engine.refused().toString()).isTrue();
        engine.startSources();
    }

    private synchronized long number(String tenant, String connector, String name) {
        return numbers.computeIfAbsent(name, first -> 41L + numbers.size());
    }

    @AfterEach
    void stop() {
        watcher.close();
        engine.close();
    }

    private List<String> routes() {
        return engine.version().orElseThrow().routes().states(true).stream()
                .map(RouteSet.State::route)
                .filter(route -> route.endsWith("@acme") && !route.contains("."))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv-drop", "edi-orders", "edi-carrier", "sap-idoc"})
    void its_samples_come_from_a_directory_as_they_come_by_webhook(String connector) throws IOException {
        Path in = Files.createDirectories(folder.resolve("in"));
        List<Entry> expected = new ArrayList<>();
        int files = 0;
        for (Path sample : samples(connector)) {
            byte[] bytes = Files.readAllBytes(sample);
            expected.addAll(door.read(new ConnectorName(connector), new ByteArrayInputStream(bytes)));
            Path hidden = Files.write(folder.resolve("coming"), bytes);
            Files.move(
                    hidden, in.resolve(++files + sample.getFileName().toString().replace("in.", ".")));
        }
        start(
                connector,
                Map.of("directory", in.toString(), "answers-directory", in + "/a", "interval", "1", "settle", "1"));
        assertThat(routes()).contains(connector + "-documents@acme");
        int all = files;
        FlowHub.until(() -> count(in.resolve("done")) + count(in.resolve("failed")) >= all, SOON);

        assertThat(door.entries.stream().map(FoldersWithFilesTest::shown))
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(FoldersWithFilesTest::shown).toList());
        assertThat(expected).hasAtLeastOneElementOfType(Entry.Document.class);
        assertThat(count(in)).isZero();
    }

    private static List<Path> samples(String connector) throws IOException {
        try (Stream<Path> found = Files.walk(Path.of("connectors", connector, "samples"))) {
            return found.filter(file -> file.getFileName().toString().matches("in\\.(csv|edi|xml)"))
                    .sorted()
                    .toList();
        }
    }

    /** What failed has a result beside it, which is no file of anybody's. */
    private static int count(Path directory) {
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        try (Stream<Path> found = Files.list(directory)) {
            return (int) found.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".result.csv"))
                    .count();
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private static String shown(Entry entry) {
        return entry instanceof Entry.Document document
                ? document.position() + " " + document.tree()
                : ((Entry.Unreadable) entry).position() + " ! " + ((Entry.Unreadable) entry).text();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv-drop", "edi-orders", "edi-carrier"})
    void a_tenant_that_names_no_directory_has_no_route_that_reads_one(String connector) {
        start(connector, Map.of("directory", " "), "webhook-secret");
        assertThat(routes()).isEmpty();
    }

    @Test
    void sap_is_posted_its_answers_unless_a_directory_for_them_is_given() {
        start(
                "sap-idoc",
                Map.of("url", "https://sap.example", "client", "100", "api-user", "SERAI", "webhook-user", "sap"),
                "api-password",
                "webhook-secret");
        assertThat(routes()).containsExactly("sap-idoc-replies@acme");
    }

    @Test
    void an_answer_for_sap_is_an_idoc_in_a_file_once_however_often_it_is_handed_over() throws IOException {
        Path out = folder.resolve("out");
        start("sap-idoc", Map.of("directory", folder.toString(), "answers-directory", out.toString()));
        assertThat(routes()).containsExactly("sap-idoc-documents@acme", "sap-idoc-file-replies@acme");
        var answer = FlowHub.reply("acme", "order-confirmed", "", new Ref("sap-idoc", "order", "0000006600", null));
        UUID id = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            new LiveSystems(engine).deliver(new Callback(id, new ConnectorName("sap-idoc"), "reply", answer));
        }

        try (Stream<Path> written = Files.list(out)) {
            assertThat(written).containsExactly(out.resolve("ordchg." + id + ".xml"));
        }
        var bytes = new ByteArrayInputStream(Files.readAllBytes(out.resolve("ordchg." + id + ".xml")));
        assertThat(door.read(new ConnectorName("sap-idoc"), bytes))
                .singleElement()
                .isInstanceOfSatisfying(Entry.Document.class, document -> {
                    Tree idoc = Tree.of(document.tree());
                    assertThat(idoc.at("EDI_DC40").text("DIRECT")).hasValue("2");
                    assertThat(idoc.toString()).contains("0000006600").contains("Löschen ☂ 取消");
                });
    }

    @Test
    void the_sender_of_a_file_is_told_which_of_its_messages_were_read() throws IOException {
        Path in = Files.createDirectories(folder.resolve("in"));
        Path told = folder.resolve("told");
        for (String sample : List.of("one-broken-message-among-others", "x12-order")) {
            Path hidden =
                    Files.copy(Path.of("connectors/edi-orders/samples", sample, "in.edi"), folder.resolve("coming"));
            Files.move(hidden, in.resolve(sample + ".edi"));
        }
        start(
                "edi-orders",
                Map.of(
                        "directory",
                        in.toString(),
                        "receipts-directory",
                        told.toString(),
                        "interval",
                        "1",
                        "settle",
                        "1"));
        assertThat(routes()).containsExactly("edi-orders-acknowledged@acme");
        FlowHub.until(() -> count(in.resolve("done")) == 2, SOON);

        Tree contrl = only(told, "contrl.");
        assertThat(contrl.text("message", "type")).hasValue("CONTRL");
        assertThat(contrl.text("interchange", "recipient")).hasValue("4000001000005");
        assertThat(contrl.text("segments", "UCI", "0", "e1")).hasValue("6009");
        assertThat(contrl.text("segments", "UCI", "0", "e4")).hasValue("7");
        assertThat(contrl.items("segments", "UCM")).hasSize(1);
        assertThat(contrl.text("segments", "UCM", "0", "e1")).hasValue("2");
        assertThat(contrl.text("segments", "UCM", "0", "e3")).hasValue("4");
        assertThat(contrl.text("segments", "UCS", "0", "e1")).hasValue("3");
        Tree functional = only(told, "997.");
        assertThat(functional.text("segments", "AK1", "0", "e2")).hasValue("6020");
        assertThat(functional.text("segments", "AK9", "0", "e1")).hasValue("A");
        assertThat(functional.text("segments", "AK9", "0", "e4")).hasValue("1");
    }

    @Test
    void an_answer_to_an_order_goes_to_the_partner_it_came_from_under_one_number_however_often_it_is_handed_over()
            throws IOException {
        Path out = folder.resolve("out");
        start("edi-orders", Map.of("answers-directory", out.toString()), "webhook-secret");
        assertThat(routes()).containsExactly("edi-orders-replies@acme");
        String partner = "edifact|4000001000005|14|4000002000004|14|D|96A|live";
        var answer = FlowHub.reply(
                "acme",
                "order-confirmed",
                "",
                new Ref("edi-orders", "order", "6001", null),
                new Ref("edi-orders", "partner", partner, null));
        UUID id = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            new LiveSystems(engine).deliver(new Callback(id, new ConnectorName("edi-orders"), "reply", answer));
        }

        assertThat(count(out)).isEqualTo(1);
        assertThat(numbers).hasSize(1);
        Tree ordrsp = only(out, "ordrsp." + id);
        assertThat(ordrsp.text("interchange", "reference")).hasValue("41");
        assertThat(ordrsp.text("segments", "RFF", "0", "e1_2")).hasValue("6001");
        assertThat(ordrsp.text("segments", "FTX", "0", "e4")).hasValue("Löschen ? ??");
    }

    /** The one message of the one file whose name begins so, read as a partner would: counts and references checked. */
    private static Tree only(Path directory, String name) throws IOException {
        try (Stream<Path> found = Files.list(directory)) {
            List<Path> files = found.filter(
                            file -> file.getFileName().toString().startsWith(name))
                    .toList();
            assertThat(files).hasSize(1);
            var entries = new ArrayList<Entry>();
            new EdiFormat(Map.of(), null, true)
                    .read(new ByteArrayInputStream(Files.readAllBytes(files.get(0))))
                    .forEachRemaining(entries::add);
            assertThat(entries).singleElement().isInstanceOf(Entry.Document.class);
            return Tree.of(((Entry.Document) entries.get(0)).tree());
        }
    }
}
