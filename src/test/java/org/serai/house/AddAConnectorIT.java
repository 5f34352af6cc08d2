package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.Tree;
import org.serai.finding.Findings;
import org.serai.finding.Yaml;
import org.serai.house.Checkout.Said;
import org.serai.house.ShellBlocks.Command;
import org.serai.json.Json;

/**
 * The guide "Add a connector" from its first line to its last, with its commands and its files as they are written there,
 * beside a hub that runs already; at the end a parcel of the made-up carrier is a message at the sandbox.
 */
class AddAConnectorIT {
    private static final Path GUIDE = Path.of("src/docs/guide/add-a-connector.md");
    private static final String SAMPLE = "connectors/acme/samples/out-for-delivery/in.json";
    private static final String PHONE = "+4915100007171";
    private static final Duration SEEN_BY_A_HUB = Duration.ofSeconds(30);

    private static Checkout checkout;
    private static Program run;
    private static House house;

    @BeforeAll
    static void aHubRuns(@TempDir Path folder) throws IOException {
        checkout = Checkout.in(folder);
        run = checkout.start("exec ./serai run --demo --port 0 --sandbox-port 0");
        String ready = run.awaitLine("ready hub=");
        String hub = ready.replaceFirst("^ready hub=(\\S+) sandbox=.*$", "$1");
        house = new House(hub, ready.replaceFirst("^.* sandbox=", ""), checkout.root(), run::close);
        checkout.with("SERAI_HUB", hub);
    }

    @AfterAll
    static void end() throws IOException {
        run.close();
        OwnHub.sweep(checkout.root().resolve(".serai"));
        checkout.close();
    }

    @TestFactory
    Stream<DynamicTest> the_guide_is_right_word_by_word() {
        return Stream.of(
                dynamicTest("the tool writes a folder that works", this::the_tool_writes_a_folder_that_works),
                dynamicTest("its files fit into the folder", this::the_files_of_the_guide_fit_into_the_folder),
                dynamicTest("its commands say that all is well", this::the_commands_behind_them_say_that_all_is_well),
                dynamicTest("its binding is complete", this::the_binding_of_the_guide_names_what_the_folder_wants),
                dynamicTest("a signed parcel is a message", this::a_signed_parcel_is_a_message_at_the_sandbox),
                dynamicTest("a new word is a line", this::a_word_without_a_line_tells_nobody_until_it_has_one));
    }

    private void the_tool_writes_a_folder_that_works() throws IOException {
        List<Command> commands = commands();
        assertThat(commands.get(0).text()).isEqualTo("./serai connector new acme --kind logistics");
        assertThat(done(commands.get(0))).contains("connectors/acme/connector.yaml");
        assertThat(done(commands.get(1))).contains("connectors/acme/", ": 0 failed");
    }

    private void the_files_of_the_guide_fit_into_the_folder() throws IOException {
        Path parked = file("samples/not-a-shipment/parked.json");
        assertThat(Fences.of(GUIDE, "json")).hasSize(1);
        Files.writeString(parked, Fences.of(GUIDE, "json").get(0));

        String webhook = Fences.of(GUIDE, "yaml").get(0);
        assertThat(webhook).startsWith("webhook:\n");
        String descriptor = Files.readString(file("connector.yaml"));
        assertThat(descriptor).containsPattern("(?ms)^webhook:.*?(?=^documents:)");
        Files.writeString(
                file("connector.yaml"),
                descriptor.replaceFirst("(?ms)^webhook:.*?(?=^documents:)", webhook.replace("$", "\\$")));
    }

    private void the_commands_behind_them_say_that_all_is_well() throws IOException {
        List<Command> commands = commands();
        assertThat(commands).hasSize(5);
        assertThat(done(commands.get(2))).contains(": 0 errors, ");
        assertThat(done(commands.get(3))).contains("with_courier");
        assertThat(done(commands.get(4))).contains("out_for_delivery", "TR-2001-DE");
        assertThat(done(commands.get(1))).contains(": 0 failed");
    }

    private void the_binding_of_the_guide_names_what_the_folder_wants() throws IOException {
        var binding = Yaml.read("tenant.yaml", Fences.of(GUIDE, "yaml").get(1), new Findings())
                .orElseThrow();
        var settings = Yaml.read("connector.yaml", Files.readString(file("connector.yaml")), new Findings())
                .orElseThrow()
                .get("settings");
        assertThat(binding.get("connectors")
                        .get("acme")
                        .get("secrets")
                        .entries()
                        .keySet())
                .isEqualTo(settings.entries().keySet());
    }

    private void a_signed_parcel_is_a_message_at_the_sandbox() throws IOException {
        assertThat(Files.readString(GUIDE)).contains("demo-acme-secret", "/in/<tenant>/acme");
        HttpResponse<String> answer = deliver("TR-2001-DE", "with_courier", PHONE);

        assertThat(answer.body()).contains("eventId");
        Tree message = house.awaitSent(PHONE);
        assertThat(Json.text(message.node())).contains("out_for_delivery", "TR-2001-DE");
    }

    private void a_word_without_a_line_tells_nobody_until_it_has_one() throws IOException {
        String other = "+4915100007172";
        assertThat(house.trace(deliver("TR-2002-DE", "on_the_bike", other)).text("outcome"))
                .isPresent();
        assertThat(house.sent(other)).isEmpty();
        House.await(
                "the new word in the coverage",
                () -> said("./serai validate connectors/acme --coverage"),
                said -> said.contains("on_the_bike"));

        Files.writeString(file("mapping/status.csv"), "on_the_bike,OUT_FOR_DELIVERY,\n", StandardOpenOption.APPEND);
        House.await(
                SEEN_BY_A_HUB,
                "a message",
                () -> {
                    deliver("TR-" + System.nanoTime(), "on_the_bike", other);
                    return house.sent(other);
                },
                sent -> !sent.isEmpty());
    }

    private static Path file(String name) {
        return checkout.root().resolve("connectors/acme").resolve(name);
    }

    private static List<Command> commands() throws IOException {
        return ShellBlocks.of(GUIDE);
    }

    private static String done(Command command) throws IOException {
        Said said = checkout.run(command.words());
        assertThat(said.exit())
                .as("%s said:%n%s%s", command.text(), said.out(), said.err())
                .isZero();
        return said.out();
    }

    private static String said(String typed) {
        try {
            return checkout.run(typed).out();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** As soon as the hub has the folder. */
    private static HttpResponse<String> deliver(String parcel, String status, String phone) {
        try {
            byte[] body = Files.readString(checkout.root().resolve(SAMPLE))
                    .replace("d-2001", "d-of-" + parcel)
                    .replace("TR-2001-DE", parcel)
                    .replace("with_courier", status)
                    .replace("0151 00000001", phone)
                    .getBytes(StandardCharsets.UTF_8);
            Map<String, String> headers = Map.of(
                    "Content-Type", "application/json", "X-Acme-Signature", Signed.hex("demo-acme-secret", body));
            return House.await(
                    SEEN_BY_A_HUB,
                    "the door of acme",
                    () -> house.post(house.url() + "/in/demo/acme", headers, body),
                    answer -> answer.statusCode() == 202);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
