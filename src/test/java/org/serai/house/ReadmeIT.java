package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.Tree;
import org.serai.house.Checkout.Said;
import org.serai.house.ShellBlocks.Command;
import org.serai.json.Json;

/**
 * Every command of the README, in its order and as it is written, against the packaged product: each does what the README
 * says of it. Only the two ports are others. A command without a proof fails.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadmeIT {
    private static final Path README = Path.of("README.md");
    private static final String HUB = "127.0.0.1:8080";
    private static final String SANDBOX = "127.0.0.1:8090";
    private static final String FIRST = "./serai send connectors/shopify/samples/order-created/in.json --follow";

    /** By how they begin, each with its reason. */
    private static final Map<String, String> NOT_RUN = Map.of("mvn verify", "it is what runs this test");

    /** By how they begin. */
    private final Map<String, Proof> proofs = proofs();

    private Checkout checkout;
    private Set<Path> before;
    private @Nullable Program run;
    private House house;

    private interface Proof {
        void of(Command command) throws IOException;
    }

    private Map<String, Proof> proofs() {
        var proofs = new LinkedHashMap<String, Proof>();
        proofs.put("./serai run --demo", this::opens_both_doors_and_keeps_its_state_in_one_folder);
        proofs.put("./serai send ", this::follows_the_order_until_it_is_read);
        proofs.put("curl -sS http://127.0.0.1:8090/_sandbox/customers/", this::taps_the_button);
        proofs.put("curl -sS 'http://127.0.0.1:8090/_sandbox/calls?", this::finds_note_and_tag_in_the_shop);
        proofs.put("./serai trace ", this::shows_the_answer_and_its_way_back);
        proofs.put("curl -sS http://127.0.0.1:8080/in/demo/shopify", this::is_taken_at_the_front_door_and_sent);
        proofs.put("./serai validate", c -> assertThat(done(c).out()).contains(": 0 errors, "));
        proofs.put(
                "./serai test",
                c -> assertThat(done(c).out()).containsPattern("ran [1-9][0-9]+ tests in .*: 0 failed"));
        proofs.put("./serai preview ", this::shows_the_message_without_a_hub);
        proofs.put("./serai connector new ", this::writes_a_folder_that_validates_and_whose_samples_pass);
        proofs.put("./serai tap", this::shows_messages_as_they_change);
        proofs.put("./serai parked", this::says_what_stopped_and_why);
        proofs.put("./serai doctor", this::looks_at_this_machine);
        proofs.put("./serai explain 131047", c -> assertThat(done(c).out()).contains("131047", "What to do: "));
        return proofs;
    }

    @BeforeAll
    void aCheckout(@TempDir Path folder) throws IOException {
        before = files();
        checkout = Checkout.in(folder);
    }

    @AfterAll
    void end() throws IOException {
        if (run != null) {
            run.close();
            OwnHub.sweep(checkout.root().resolve(".serai"));
        }
        checkout.close();
    }

    @TestFactory
    Stream<DynamicNode> every_command_does_what_the_readme_says() throws IOException {
        return Stream.concat(
                ShellBlocks.of(README).stream()
                        .filter(command -> beginning(NOT_RUN.keySet(), command).isEmpty())
                        .map(command ->
                                dynamicTest("line " + command.line() + ": " + command.words(), () -> prove(command))),
                Stream.of(
                        dynamicTest(
                                "the first order, handed in again, sends nothing twice", this::nothing_is_sent_twice),
                        dynamicContainer("a folder's README", new FolderReadmes(checkout, () -> house).tests()),
                        dynamicTest(
                                "no command built anything",
                                () -> assertThat(checkout.wasBuilt()).isFalse()),
                        dynamicTest(
                                "this checkout is as it was",
                                () -> assertThat(files()).isEqualTo(before))));
    }

    @Test
    void what_is_proved_and_what_is_not_run_still_stands_there() throws IOException {
        List<Command> commands = ShellBlocks.of(README);
        assertThat(commands).hasSizeGreaterThan(10);
        Stream.concat(proofs.keySet().stream(), NOT_RUN.keySet().stream())
                .forEach(start ->
                        assertThat(commands).anyMatch(command -> command.text().startsWith(start)));
    }

    private void prove(Command command) throws IOException {
        Set<String> proof = beginning(proofs.keySet(), command);
        assertThat(proof)
                .as("README.md:%s promises what nobody proves: %s", command.line(), command.text())
                .hasSize(1);
        proofs.get(proof.iterator().next()).of(command);
    }

    private static Set<String> beginning(Set<String> starts, Command command) {
        var found = new TreeSet<>(starts);
        found.removeIf(start -> !command.text().startsWith(start));
        return found;
    }

    private void opens_both_doors_and_keeps_its_state_in_one_folder(Command command) throws IOException {
        if (run == null) {
            run = checkout.start("exec " + command.words() + " --port 0 --sandbox-port 0");
            String ready = run.awaitLine("ready hub=");
            String hub = ready.replaceFirst("^ready hub=(\\S+) sandbox=.*$", "$1");
            house = new House(hub, ready.replaceFirst("^.* sandbox=", ""), checkout.root(), run::close);
            checkout.with("SERAI_HUB", hub);
        }
        assertThat(Files.readString(README)).contains("`" + asWritten(run.out().strip()) + "`", "`.serai/`");
        assertThat(house.readiness()).isEqualTo("UP");
        assertThat(checkout.run("curl -sS " + house.sandboxUrl()).out()).contains("<html");
        assertThat(checkout.root().resolve(".serai")).isDirectory();
    }

    private void follows_the_order_until_it_is_read(Command command) throws IOException {
        assertThat(command.words()).isEqualTo(FIRST);
        assertThat(done(command).out())
                .containsSubsequence("verdict", "admit", "attempt", "accepted", "status", "read");
    }

    private void taps_the_button(Command command) throws IOException {
        assertThat(done(command).out()).contains("change_address");
    }

    private void finds_note_and_tag_in_the_shop(Command command) {
        repeat(
                command,
                said -> said.contains("\"note\":\"WhatsApp ") && said.contains("[\"whatsapp-change-address\"]"));
    }

    private void shows_the_answer_and_its_way_back(Command command) {
        repeat(
                command,
                said -> said.matches("(?s).*\\breply +button\\b.*\\bcallback +delivered +connector=shopify\\b.*"));
    }

    private void is_taken_at_the_front_door_and_sent(Command command) throws IOException {
        String written = command.text().replace("curl -sS", "curl -sS -w ' %{http_code}'");
        Said said = run(new Command(command.line(), written, command.before()));
        assertThat(said.out()).as(said.err()).matches("\\{\"eventId\":\"[^\"]+\"} 202");
        house.awaitMessage("#9001", "read");
    }

    private void shows_the_message_without_a_hub(Command command) throws IOException {
        String hub = house.url();
        checkout.with("SERAI_HUB", "http://127.0.0.1:1");
        assertThat(done(command).out()).contains("order_confirmed/de", "Ada", "#4711", "\u256d");
        checkout.with("SERAI_HUB", hub);
    }

    private void writes_a_folder_that_validates_and_whose_samples_pass(Command command) throws IOException {
        assertThat(done(command).out()).contains("connectors/acme/connector.yaml");
        Said validate = checkout.run("./serai validate connectors/acme");
        assertThat(validate.exit()).as(validate.out()).isZero();
        Said test = checkout.run("./serai test acme");
        assertThat(test.exit()).as(test.out()).isZero();
        assertThat(test.out()).contains("connectors/acme/").contains(": 0 failed");
    }

    private void shows_messages_as_they_change(Command command) throws IOException {
        try (Program tap = checkout.start("exec " + command.words())) {
            tap.awaitLine("#4711");
            handIn("order-shipped", "orders/fulfilled");
            assertThat(tap.awaitLine("order_shipped")).contains("#4711", "\u2022\u2022\u20220001");
        }
    }

    private void says_what_stopped_and_why(Command command) throws IOException {
        handIn("unknown-currency", "orders/create");
        House.await("something parked", house::parked, parked -> !parked.isEmpty());
        assertThat(done(command).out()).contains("currency.unknown at /currency", "then replay");
        assertThat(checkout.run("./serai replay cause=currency.unknown").out())
                .contains("would replay 0 of 1", "blocked  currency.unknown");
    }

    private void handIn(String sample, String topic) throws IOException {
        byte[] document = Files.readAllBytes(Path.of("connectors/shopify/samples", sample, "in.json"));
        assertThat(house.handIn("shopify", Map.of("X-Shopify-Topic", topic), document)
                        .statusCode())
                .isEqualTo(202);
    }

    private void looks_at_this_machine(Command command) throws IOException {
        String ports = " --port " + port(house.url()) + " --sandbox-port " + port(house.sandboxUrl());
        Said said = checkout.run(command.words() + ports);
        assertThat(said.exit()).as(said.out()).isZero();
        assertThat(said.out()).contains("ok    java", "the hub answers there", "the sandbox answers there", "accepted");
    }

    private void nothing_is_sent_twice() throws IOException {
        String ledger = Json.text(house.sandbox("/ledger").node());
        Said again = checkout.run(FIRST);
        assertThat(again.exit()).as(again.err()).isZero();
        Tree now = house.sandbox("/ledger");
        assertThat(Json.text(now.node())).isEqualTo(ledger);
        assertThat(now.items("repeatedOpaque")).isEmpty();
    }

    private Said done(Command command) throws IOException {
        Said said = run(command);
        assertThat(said.exit())
                .as("%s said:%n%s%s", command.text(), said.out(), said.err())
                .isZero();
        return said;
    }

    private Said run(Command command) throws IOException {
        assertThat(house).as("the hub that `./serai run --demo` started").isNotNull();
        String here = command.text()
                .replace(HUB, HUB.replace("8080", port(house.url())))
                .replace(SANDBOX, SANDBOX.replace("8090", port(house.sandboxUrl())));
        return checkout.run(command.before() + here);
    }

    /** What follows from a step takes a moment; whoever reads the README takes longer. */
    private void repeat(Command command, Predicate<String> isRight) {
        House.await(command.text(), () -> out(command), isRight);
    }

    private String out(Command command) {
        try {
            return done(command).out();
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private String asWritten(String said) {
        return said.replace(port(house.url()), "8080").replace(port(house.sandboxUrl()), "8090");
    }

    private static String port(String url) {
        return url.substring(url.lastIndexOf(':') + 1);
    }

    /** What lies at the top of this checkout and in the folders that people edit. */
    private static Set<Path> files() throws IOException {
        var found = new TreeSet<Path>();
        for (String folder : List.of("connectors", "routes", "docker")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.forEach(found::add);
            }
        }
        try (Stream<Path> top = Files.list(Path.of(""))) {
            top.forEach(found::add);
        }
        return found;
    }
}
