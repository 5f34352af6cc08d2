package org.serai.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.serai.HubOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "run",
        description = "Run the hub: doors, routes, broker, database; with --demo the sandbox too.",
        footer = {"", "Without --demo it wants its settings; see src/docs/guide/operate.md."})
final class RunCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final HubLauncher hub;

    @Option(names = "--demo", description = "fixed demo values and the Cloud API sandbox; loopback only, no account")
    private boolean demo;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "the hub's port; 0 takes a free one")
    private int port;

    @Option(
            names = "--sandbox-port",
            paramLabel = "N",
            defaultValue = "8090",
            description = "the sandbox's port; 0 takes a free one")
    private int sandboxPort;

    @Option(names = "--home", paramLabel = "DIR", description = "local state; default SERAI_HOME, else .serai here")
    private @Nullable Path home;

    RunCommand(Terminal terminal, HubLauncher hub) {
        this.terminal = terminal;
        this.hub = hub;
    }

    @Override
    public Integer call() {
        checkPort("--port", port);
        checkPort("--sandbox-port", sandboxPort);
        Path chosen = home == null ? null : terminal.resolve(home);
        return hub.run(new HubOptions(demo, terminal.project(), port, sandboxPort, chosen));
    }

    private static void checkPort(String option, int number) {
        if (number < 0 || number > 65_535) {
            throw new CliFailure(Exit.USAGE, option + " " + number + " is no port", "0 to 65535; 0 takes a free one");
        }
    }
}
