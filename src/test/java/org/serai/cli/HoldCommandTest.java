package org.serai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HoldCommandTest {
    private static final String HELD = """
            {"held":true,"cause":"hold.behind","found":"this home knows mark 9, the database only 4",
             "since":"2026-11-22T12:00:00Z","knownUntil":"2026-11-22T03:00:00Z",
             "open":{"messages":2,"flows":[{"flow":"order-confirmed","messages":2,
                     "examples":[{"id":"01a1","businessKey":"#1"},{"id":"01a2","businessKey":null}]}]},
             "told":{"messages":0,"flows":[]}}""";
    private static final String FREE = "{\"held\":false}";
    private final StubHub hub = new StubHub();
    private Cli cli;

    @BeforeEach
    void open() {
        cli = Cli.here().with("SERAI_HUB", hub.url());
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void it_says_why_until_when_and_what_may_have_left() {
        hub.answers("/api/v1/hold", 200, HELD);

        assertThat(cli.run("hold")).isZero();

        assertThat(cli.out())
                .contains("held since 2026-11-22T12:00:00Z  hold.behind", "only 4", "until 2026-11-22T03:00:00Z")
                .contains("2    order-confirmed, as #1, 01a2");
    }

    @Test
    void without_a_hold_there_is_nothing_to_say_or_to_release() {
        hub.answers("/api/v1/hold", 200, FREE);

        assertThat(cli.run("hold")).isZero();
        assertThat(cli.out()).isEqualTo("nothing is held\n");
        assertThat(cli.run("hold", "release", "--yes")).isZero();
        assertThat(hub.asked()).allSatisfy(asked -> assertThat(asked.method()).isEqualTo("GET"));
    }

    @Test
    void a_release_without_yes_shows_the_plan_and_does_nothing() {
        hub.answers("/api/v1/hold", 200, HELD);

        assertThat(cli.run("hold", "release", "--as", "queued")).isZero();

        assertThat(cli.out()).contains("may have left");
        assertThat(cli.err()).contains("nothing was done", "2 messages queued");
        assertThat(hub.asked()).hasSize(1);
    }

    @Test
    void a_release_is_pressed_until_nothing_is_left() {
        hub.answers("/api/v1/hold", 200, HELD)
                .answers("/api/v1/hold/release", 200, "{\"moved\":10000,\"left\":7,\"held\":true}")
                .answers("/api/v1/hold/release", 200, "{\"moved\":7,\"left\":0,\"held\":false}");

        assertThat(cli.run("hold", "release", "--yes")).isZero();

        assertThat(cli.out()).isEqualTo("released; 10007 messages are unknown\n");
        assertThat(cli.err()).contains("7 left");
        assertThat(hub.last().body()).isEqualTo("{\"as\":\"unknown\"}");
    }

    @Test
    void another_word_is_wrong_usage() {
        assertThat(cli.run("hold", "release", "--as", "sent")).isEqualTo(Exit.USAGE);
        assertThat(hub.asked()).isEmpty();
    }
}
