package org.serai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.broker.StandaloneArtemis;

class DoctorTest {
    @TempDir
    Path project;

    private Map<String, String> levels(Cli cli) {
        return cli.json().items("checks").stream()
                .collect(Collectors.toMap(
                        check -> check.text("check").orElseThrow(),
                        check -> check.text("level").orElseThrow(),
                        (one, other) -> one + "," + other));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void without_a_hub_it_looks_at_what_one_would_need() throws IOException {
        Cli cli = Cli.in(project);
        String hub = Integer.toString(freePort());
        String sandbox = Integer.toString(freePort());
        assertThat(cli.run("doctor", "-o", "json", "--port", hub, "--sandbox-port", sandbox))
                .isZero();
        assertThat(levels(cli))
                .containsKeys("java", "disk", "home", "clock", "broker", "database", "routes", "token")
                .containsEntry("port " + hub, "ok")
                .containsEntry("port " + sandbox, "ok");
    }

    @Test
    void a_hub_that_holds_is_up_and_yet_something_is_to_be_done() throws IOException {
        try (var hub = new StubHub()) {
            hub.answers("/actuator/health", 200, """
                    {"status":"UP","components":{"db":{"status":"UP"},"hold":{"status":"HELD",
                     "details":{"tenants":{"acme":"held since noon: the database knows less"}}}}}""");
            Cli cli = Cli.in(project);
            assertThat(cli.run("doctor", "--hub", hub.url(), "--sandbox-port", Integer.toString(freePort())))
                    .isEqualTo(Exit.WRONG);
            assertThat(cli.out())
                    .contains("FAIL  sending     the hub at " + hub.url() + " says HELD")
                    .contains("held since noon", "serai hold");
        }
    }

    @Test
    void a_port_somebody_else_holds_fails_with_its_remedy() throws IOException {
        Cli cli = Cli.in(project);
        var somebody = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        somebody.start();
        try {
            String port = Integer.toString(somebody.getAddress().getPort());
            assertThat(cli.run("doctor", "--port", Integer.toString(freePort()), "--sandbox-port", port))
                    .isEqualTo(Exit.WRONG);
            assertThat(cli.out()).contains("FAIL  port " + port).contains("--sandbox-port");
        } finally {
            somebody.stop(0);
        }
    }

    @Test
    void an_external_broker_and_database_that_are_away_are_found_out() throws IOException {
        String away = "127.0.0.1:" + freePort();
        Cli cli = Cli.in(project)
                .with("SERAI_BROKER_URL", "tcp://" + away)
                .with("SERAI_DATABASE_URL", "jdbc:postgresql://" + away + "/serai");
        assertThat(cli.run(
                        "doctor",
                        "-o",
                        "json",
                        "--port",
                        Integer.toString(freePort()),
                        "--sandbox-port",
                        Integer.toString(freePort())))
                .isEqualTo(Exit.WRONG);
        assertThat(levels(cli)).containsEntry("broker", "fail").containsEntry("database", "fail");
    }

    @Test
    void an_external_broker_is_asked_how_it_keeps_the_queues(@TempDir Path directory) throws Exception {
        try (StandaloneArtemis broker = StandaloneArtemis.start(directory)) {
            Cli cli = Cli.in(project)
                    .with("SERAI_BROKER_URL", broker.url())
                    .with("SERAI_BROKER_USER", StandaloneArtemis.USER)
                    .with("SERAI_BROKER_PASSWORD", StandaloneArtemis.PASSWORD);
            String hub = Integer.toString(freePort());
            assertThat(cli.run("doctor", "--port", hub, "--sandbox-port", Integer.toString(freePort())))
                    .isEqualTo(Exit.WRONG);
            assertThat(cli.out())
                    .contains("ok    broker      " + broker.url() + " lets us in")
                    .contains("FAIL  queues      queue ingress.fetch gives a message up after 10 deliveries")
                    .contains("An Artemis of your own");
        }
    }
}
