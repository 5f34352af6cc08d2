package org.serai.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a hub of this machine lives: its ports and its home. */
final class HubPlace {
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

    int port() {
        return checked("--port", port);
    }

    int sandboxPort() {
        return checked("--sandbox-port", sandboxPort);
    }

    Path home(Terminal terminal) {
        return terminal.resolve(Optional.ofNullable(home)
                .or(() -> terminal.variable("SERAI_HOME").map(Path::of))
                .orElse(Path.of(".serai")));
    }

    private static int checked(String option, int number) {
        if (number < 0 || number > 65_535) {
            throw new CliFailure(Exit.USAGE, option + " " + number + " is no port", "0 to 65535; 0 takes a free one");
        }
        return number;
    }
}
