package org.serai.cli;

import java.util.concurrent.Callable;
import org.serai.HubOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private HubPlace place = new HubPlace();

    RunCommand(Terminal terminal, HubLauncher hub) {
        this.terminal = terminal;
        this.hub = hub;
    }

    @Override
    public Integer call() {
        return hub.run(
                new HubOptions(demo, terminal.project(), place.port(), place.sandboxPort(), place.home(terminal)));
    }
}
