package org.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.Ref;
import org.serai.egress.Callback;
import org.serai.flow.camel.Sources;
import org.serai.flow.edi.References;
import org.serai.flow.http.AllowedAddresses;
import org.serai.flow.lease.Leases;
import org.serai.mapping.CanonicalSchemas;
import org.serai.tenant.ConnectorBinding;
import org.serai.tenant.Secret;

/** Files on real servers, as the folder connectors/file takes and writes them. */
@SuppressWarnings("NullAway.Init") // each test starts its own
class FilesTest {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final CanonicalSchemas SCHEMAS = new CanonicalSchemas();

    @TempDir
    Path folder;

    private final LineDoor door = new LineDoor();
    private AllowedAddresses allowed = AllowedAddresses.of("127.0.0.1");
    private FileServer server;
    private FlowEngine engine;
    private FlowWatcher watcher;

    private void start(String kind) throws Exception {
        server = FileServer.of(kind, folder.resolve("server"));
        start();
    }

    private void start() {
        load();
        assertThat(watcher.start()).as(engine.refused().toString()).isTrue();
        engine.startSources();
    }

    private void load() {
        var project = FlowProject.in(folder.resolve("project")).with("file");
        var secrets = new HashMap<String, Secret>();
        server.secrets().forEach((name, value) -> secrets.put(name, new Secret(name, value)));
        var bound = new ConnectorBinding(new ConnectorName("file"), server.settings(), secrets);
        var house = new FlowHouse(project.root(), () -> List.of(FlowHub.tenant("acme", bound)));
        var outside = new Outside(
                Optional.empty(), Optional.of(door), Sources.NONE, References.NONE, Optional.empty(), allowed);
        var loader = new FlowLoader(house, SCHEMAS, lookup -> {}, outside, false);
        engine = new FlowEngine(loader, Leases.ALONE, version -> {});
        watcher = new FlowWatcher(engine, house, Clock.fixed(FlowHub.NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() throws Exception {
        if (engine != null) {
            watcher.close();
            engine.close();
        }
        server.close();
    }

    private static void until(BooleanSupplier condition) {
        FlowHub.until(condition, SOON);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The servers of the machine's own where they are installed. */
    @ParameterizedTest
    @ValueSource(strings = {"local", "sftp", "ftp", "ftps", "openssh", "vsftpd", "vsftpd with TLS"})
    void each_file_is_taken_whole_shelved_by_its_content_and_answered(String kind) throws Exception {
        assumeTrue(FileServer.isThere(kind), kind + " is not installed");
        start(kind);
        door.away.set(1);
        server.drop("orders.jsonl", bytes("{\"id\": 1}\n!\n"));
        until(() -> server.in("done").size() == 1);
        server.drop("orders.jsonl", bytes("{\"id\": 2}\n"));
        until(() -> server.in("done").size() == 2);

        assertThat(door.lines)
                .containsExactly("orders.jsonl: {\"id\": 1}", "orders.jsonl: !", "orders.jsonl: {\"id\": 2}");
        assertThat(server.in("")).isEmpty();
        assertThat(server.in("done")).allMatch(name -> name.matches("orders\\.[0-9a-f]{12}\\.jsonl"));
        assertThat(server.in("result")).hasSize(2);
        assertThat(results())
                .contains("orders.jsonl,line 1,accepted,,\"id-{\"\"id\"\": 1}\"")
                .contains("orders.jsonl,line 2,parked,document.unreadable,not JSON");
        anAnswerIsOneFile();
        assertThat(engine.version().orElseThrow().routes().addresses()).noneMatch(a -> a.contains("p&ss"));
    }

    private String results() throws IOException {
        var all = new StringBuilder();
        for (String name : server.in("result")) {
            all.append(Files.readString(server.at("result/" + name)));
        }
        return all.toString();
    }

    private void anAnswerIsOneFile() throws IOException {
        var reply = FlowHub.reply("acme", "order-confirmed", "", new Ref("file", "order", "5001", null));
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        var systems = new LiveSystems(engine);
        for (UUID id : List.of(first, first, second)) {
            systems.deliver(new Callback(id, new ConnectorName("file"), "reply", reply));
        }
        assertThat(server.in("answers"))
                .containsExactlyInAnyOrder("answer." + first + ".json", "answer." + second + ".json");
        assertThat(Files.readString(server.at("answers/answer." + first + ".json")))
                .contains("Löschen ☂ 取消");
    }

    @Test
    void what_cannot_be_taken_lies_in_failed_with_its_reason_beside_it_and_nothing_else_happens() throws Exception {
        start("local");
        byte[] whole = zip("orders.jsonl", "{\"id\": 1}\n".repeat(1_000));
        Path secret = Files.writeString(folder.resolve("secret"), "of somebody else");
        server.drop("a;b.jsonl", bytes("{\"id\": 2}\n"));
        server.drop("bomb.zip", zip("orders.jsonl", " ".repeat(8_000_000)));
        server.drop("half.zip", Arrays.copyOf(whole, whole.length / 2));
        server.drop("bad.jsonl", bytes("!\n"));
        Files.createSymbolicLink(server.at("link.jsonl"), secret);
        server.drop(".hidden.jsonl", bytes("{\"id\": 3}\n"));
        until(() -> server.in("failed").size() == 10);

        assertThat(server.in("")).containsExactly(".hidden.jsonl");
        assertThat(server.in("done")).isEmpty();
        assertThat(door.lines).containsExactly("bad.jsonl: !");
        assertThat(secret).hasContent("of somebody else");
        assertThat(reason("a_b")).contains("refused,file.name-refused");
        assertThat(reason("bomb")).contains("refused,file.archive-refused").contains("zip bomb");
        assertThat(reason("half")).contains("refused,file.archive-refused");
        assertThat(reason("link")).contains("refused,file.not-regular");
        assertThat(reason("bad")).contains("bad.jsonl,line 1,parked,document.unreadable");
        assertThat(door.parked).hasSize(4).anyMatch(p -> p.startsWith("file.archive-refused file half.zip: "));
    }

    private String reason(String name) throws IOException {
        String file = server.in("failed").stream()
                .filter(f -> f.startsWith(name + ".") && f.endsWith(".result.csv"))
                .findFirst()
                .orElseThrow();
        return Files.readString(server.at("failed/" + file));
    }

    private static byte[] zip(String name, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(bytes(content));
        }
        return bytes.toByteArray();
    }

    @Test
    void a_file_with_a_marker_waits_for_it() throws Exception {
        server = FileServer.of("sftp", folder.resolve("server"));
        server.settings().putAll(Map.of("marker", ".done", "settle", "0"));
        server.drop("early.jsonl", bytes("{\"id\": 1}\n"));
        server.drop("late.jsonl", bytes("{\"id\": 2}\n"));
        server.drop("late.jsonl.done", bytes(""));
        start();
        until(() -> server.in("done").size() == 1);
        assertThat(door.lines).containsExactly("late.jsonl: {\"id\": 2}");
        server.drop("early.jsonl.done", bytes(""));
        until(() -> server.in("done").size() == 2);
        until(() -> server.in("").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sftp", "ftps"})
    void a_server_that_is_not_the_one_that_is_meant_is_told_no_password(String protocol) throws Exception {
        try (FileServer meant = FileServer.of(protocol, folder.resolve("meant/server"))) {
            server = FileServer.of(protocol, folder.resolve("server"));
            for (String proof : List.of("host-key", "certificate")) {
                server.settings().put(proof, meant.settings().getOrDefault(proof, ""));
            }
        }
        server.drop("orders.jsonl", bytes("{\"id\": 1}\n"));
        start();
        until(() -> server.connections.get() > 1);
        assertThat(server.passwords).hasValue(0);
        assertThat(server.in("")).containsExactly("orders.jsonl");
    }

    @Test
    void a_private_key_opens_a_server_and_no_password_is_sent() throws Exception {
        server = FileServer.of("sftp", folder.resolve("server"));
        server.byKey();
        server.drop("orders.jsonl", bytes("{\"id\": 1}\n"));
        start();
        until(() -> server.in("done").size() == 1);
        assertThat(door.lines).containsExactly("orders.jsonl: {\"id\": 1}");
        assertThat(server.passwords).hasValue(0);
    }

    @Test
    void a_server_inside_the_network_is_refused_unless_it_is_named() throws Exception {
        server = FileServer.of("ftp", folder.resolve("server"));
        server.settings().put("host", "169.254.169.254");
        load();
        assertThat(watcher.start()).isFalse();
        assertThat(engine.refused().toString())
                .contains("169.254.169.254 is an address inside")
                .contains("SERAI_EGRESS_ALLOW");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sftp", "ftp", "ftps"})
    void a_name_that_leads_inside_is_refused_when_it_is_connected_to(String protocol) throws Exception {
        server = FileServer.of(protocol, folder.resolve("server"));
        InetAddress here = InetAddress.getLocalHost();
        assumeTrue(
                here.isLoopbackAddress() || here.isSiteLocalAddress(), "this machine's own name leads to the Internet");
        server.settings().put("host", here.getHostName());
        server.drop("orders.jsonl", bytes("{\"id\": 1}\n"));
        allowed = AllowedAddresses.INTERNET;
        try (var told = new Told("org.serai.flow.file.PollNotes")) {
            start();
            until(() -> told.lines().stream()
                    .anyMatch(line -> line.contains("is an address inside (" + here.getHostAddress() + ")")));
        }
        assertThat(server.connections).hasValue(0);
        assertThat(server.in("")).containsExactly("orders.jsonl");
    }

    @Test
    void without_the_key_of_its_server_nothing_starts() throws Exception {
        server = FileServer.of("sftp", folder.resolve("server"));
        server.settings().put("host-key", "");
        load();
        assertThat(watcher.start()).isFalse();
        assertThat(engine.refused().toString()).contains("`hostKey` is missing").contains("ssh-keyscan -p ");
    }
}
