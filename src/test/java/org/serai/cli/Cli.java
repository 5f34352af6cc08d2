package org.serai.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** Runs the command line in this process and keeps what it said. */
final class Cli {
    private final Map<String, String> environment = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path project = Path.of("").toAbsolutePath();
    private Path directory = project;
    private boolean terminal;

    /** Where `./serai` would lie, and where the caller stands. */
    static Cli in(Path project) {
        var cli = new Cli();
        cli.project = project;
        cli.directory = project;
        return cli;
    }

    static Cli here() {
        return new Cli();
    }

    Cli with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Cli standingIn(Path other) {
        directory = other;
        return this;
    }

    Cli onATerminal() {
        terminal = true;
        return this;
    }

    int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(terminal(), arguments);
    }

    Terminal terminal() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC);
        return new Terminal(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                environment,
                directory,
                project,
                terminal,
                terminal,
                clock);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    Tree json() {
        return Tree.of(Json.parse(out()));
    }
}
