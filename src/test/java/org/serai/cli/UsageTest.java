package org.serai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {
    private static final List<String> PROMISED = List.of(
            "run",
            "sandbox",
            "validate",
            "test",
            "preview",
            "send",
            "tap",
            "trace",
            "parked",
            "replay",
            "export",
            "templates",
            "connector",
            "doctor",
            "explain",
            "bench",
            "version",
            "help");
    private final Cli cli = Cli.here();

    @Test
    void help_lists_every_promised_command() {
        assertThat(cli.run("help")).isZero();
        PROMISED.forEach(command -> assertThat(cli.out()).contains("\n  " + command + " "));
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void a_sandbox_that_cannot_listen_names_the_address_and_the_way_out() throws IOException {
        try (var taken = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(cli.run("sandbox", "--port", port)).isEqualTo(Exit.WRONG);
            assertThat(cli.err()).contains("cannot listen on 127.0.0.1:" + port).contains("--port");
        }
    }

    @Test
    void help_of_a_command_is_the_same_by_either_way() {
        assertThat(cli.run("help", "templates", "plan")).isZero();
        String byWord = cli.out();
        assertThat(cli.run("templates", "plan", "--help")).isZero();
        assertThat(cli.out()).isEqualTo(byWord).contains("serai templates plan");
    }

    @ParameterizedTest
    @CsvSource({
        "valdate, serai validate",
        "snd, serai send",
        "doktor, serai doctor",
        "templates pul, serai templates pull",
        "help explian, serai explain"
    })
    void a_mistyped_command_is_refused_with_the_nearest_one(String typed, String meant) {
        assertThat(cli.run(typed.split(" "))).isEqualTo(Exit.USAGE);
        assertThat(cli.err()).contains("did you mean `" + meant + "`?");
        assertThat(cli.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "run --demmo, --demo",
        "send x.json --folow, --follow",
        "validate --outptu json, --output",
        "doctor --prot=1, --port"
    })
    void a_mistyped_option_is_refused_with_the_nearest_one(String typed, String meant) {
        assertThat(cli.run(typed.split(" "))).isEqualTo(Exit.USAGE);
        assertThat(cli.err()).contains("did you mean `" + meant + "`?");
    }

    @Test
    void nothing_near_is_said_without_a_guess() {
        assertThat(cli.run("xyzzy")).isEqualTo(Exit.USAGE);
        assertThat(cli.err())
                .contains("unknown command `xyzzy`")
                .doesNotContain("did you mean")
                .contains("serai help");
    }

    @Test
    void a_command_without_its_argument_shows_how_it_is_written() {
        assertThat(cli.run("send")).isEqualTo(Exit.USAGE);
        assertThat(cli.err()).contains("FILE").contains("= usage: serai send").contains("serai send --help");
    }

    @Test
    void no_command_at_all_is_wrong_usage() {
        assertThat(cli.run()).isEqualTo(Exit.USAGE);
        assertThat(cli.err()).contains("a command is missing");
    }

    @Test
    void version_tells_what_runs_it() {
        assertThat(cli.run("version", "-o", "json")).isZero();
        assertThat(cli.json().text("java")).hasValue(System.getProperty("java.runtime.version"));
    }

    @Test
    void colours_are_for_terminals_and_only_where_they_are_wanted() {
        assertThat(cli.terminal().wantsColor()).isFalse();
        assertThat(Cli.here().onATerminal().terminal().wantsColor()).isTrue();
        assertThat(Cli.here().onATerminal().with("NO_COLOR", "1").terminal().wantsColor())
                .isFalse();
        assertThat(Cli.here().onATerminal().with("TERM", "dumb").terminal().wantsColor())
                .isFalse();
    }

    @Test
    void a_port_nobody_can_have_is_wrong_usage() {
        assertThat(cli.run("run", "--demo", "--port", "70000")).isEqualTo(Exit.USAGE);
        assertThat(cli.err()).contains("--port");
    }
}
