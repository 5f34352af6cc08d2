package org.serai.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.serai.canonical.ConnectorName;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "connector", description = "Make connector folders, and list them.")
final class ConnectorCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private ConnectorCommand() {}

    static CommandLine line(Terminal terminal) {
        return new CommandLine(new ConnectorCommand())
                .addSubcommand(new New(terminal))
                .addSubcommand(new ConnectorIndexCommand(terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say new or index");
    }

    /** How a system speaks to us. */
    enum Style {
        WEBHOOK,
        POLL,
        FILE,
        SQL,
        JMS
    }

    @Command(
            name = "new",
            description = "Write connectors/NAME: a working example that validates and whose samples pass.",
            footer = {"", "Example: serai connector new acme --kind logistics"})
    static final class New implements Callable<Integer> {
        private final Terminal terminal;

        @Parameters(paramLabel = "NAME", description = "lower-case letters, digits and hyphens")
        private String name = "";

        @Option(
                names = "--kind",
                paramLabel = "KIND",
                defaultValue = "generic",
                description = "ecommerce, erp, logistics, crm or generic")
        private Scaffold.Kind kind = Scaffold.Kind.GENERIC;

        @Option(
                names = "--style",
                paramLabel = "STYLE",
                defaultValue = "webhook",
                description = "how it speaks to us: webhook, poll, file, sql or jms")
        private Style style = Style.WEBHOOK;

        New(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            if (!ConnectorName.isName(name)) {
                throw new CliFailure(
                        Exit.USAGE,
                        "`" + name + "` is no name for a connector",
                        "lower-case letters, digits and hyphens");
            }
            if (style == Style.JMS) {
                throw new CliFailure(
                        Exit.USAGE,
                        "--style jms writes nothing",
                        "send canonical events to the queue events.in: connectors/jms needs no folder of your own");
            }
            Path connectors = terminal.project().resolve("connectors");
            List<Path> written = new Scaffold(name, kind, lower(style)).write(connectors);
            written.forEach(file ->
                    terminal.out().println("connectors/" + file.toString().replace('\\', '/')));
            terminal.err().println("try it: serai test " + name);
            terminal.err()
                    .println("        serai preview connectors/" + name + "/samples/" + kind.sample() + "/in.json");
            return Exit.DONE;
        }

        private static String lower(Style style) {
            return style.name().toLowerCase(Locale.ROOT);
        }
    }
}
