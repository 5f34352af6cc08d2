package org.serai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.serai.canonical.SeraiException;
import org.serai.finding.ConfigurationException;
import org.serai.finding.Findings;
import org.serai.finding.Place;
import picocli.CommandLine;

class FailedTest {
    private final Cli cli = Cli.here();

    private int runHub(RuntimeException thrown) {
        CommandLine line = SeraiCommand.line(cli.terminal(), options -> {
            throw thrown;
        });
        return line.execute("run", "--demo");
    }

    @Test
    void what_nobody_foresaw_is_our_bug_and_never_looks_like_a_finding() {
        assertThat(runHub(new IllegalStateException("lost the thread"))).isEqualTo(70);
        assertThat(cli.err())
                .contains("bug of Serai")
                .contains("lost the thread")
                .contains("FailedTest");
    }

    @Test
    void a_known_failure_names_the_place_and_the_way_out() {
        var known = new SeraiException(
                "database.start-failed", "/home/x/.serai", "PostgreSQL did not start", "free some disk");
        assertThat(runHub(known)).isEqualTo(Exit.WRONG);
        assertThat(cli.err())
                .contains("PostgreSQL did not start (/home/x/.serai)")
                .contains("free some disk")
                .contains("serai explain database.start-failed")
                .doesNotContain("\tat ");
    }

    @Test
    void what_is_away_has_an_exit_code_of_its_own() {
        var away = new SeraiException("database.unavailable", "SERAI_DATABASE_URL", "it does not answer", "start it");
        assertThat(runHub(away)).isEqualTo(Exit.AWAY);
        assertThat(cli.err()).contains("it does not answer (SERAI_DATABASE_URL)");
    }

    @Test
    void files_nobody_can_start_on_are_shown_as_validate_shows_them() {
        var findings = new Findings();
        findings.error("SERAI-N008", Place.at("docker/example.env", 3, 1), "secret X is not set", "set X");
        findings.error(
                "SERAI-N009", Place.at("docker/example.env", 4, 1), "secret Y is too short", "make a longer one");
        assertThat(runHub(new ConfigurationException("docker", findings.list())))
                .isEqualTo(Exit.WRONG);
        assertThat(cli.err())
                .contains("error[SERAI-N008]: secret X is not set", "--> docker/example.env:3:1", "^ set X")
                .contains("error[SERAI-N009]", "2 mistakes, so the hub does not start (docker)");
    }

    @Test
    void the_launcher_gets_what_was_asked_for() {
        var seen = new java.util.ArrayList<org.serai.HubOptions>();
        int exit = SeraiCommand.line(cli.terminal(), options -> {
                    seen.add(options);
                    return 0;
                })
                .execute("run", "--demo", "--port", "0", "--sandbox-port=0", "--home", "state");
        assertThat(exit).isZero();
        assertThat(seen).singleElement().satisfies(options -> {
            assertThat(options.demo()).isTrue();
            assertThat(options.port()).isZero();
            assertThat(options.sandboxPort()).isZero();
            assertThat(options.home()).isEqualTo(cli.terminal().directory().resolve("state"));
            assertThat(options.project()).isEqualTo(cli.terminal().project());
        });
    }
}
