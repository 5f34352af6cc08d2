package org.serai.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The word {@code serai} itself; all it does is hold the commands. */
@Command(
        name = "serai",
        description = "Joins WhatsApp Business messaging to ERP, CRM, logistics and e-commerce systems.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Start here:  serai run --demo",
            "Exit codes:  0 done, 1 something is wrong, 2 wrong usage, 3 not reachable, 4 not permitted,",
            "             5 refused by policy, 7 part done, 70 our bug"
        })
final class SeraiCommand implements Runnable {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "show this help")
    private boolean help;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "say more on stderr")
    private boolean verbose;

    @Spec
    private CommandSpec spec;

    private SeraiCommand() {
        spec = CommandSpec.create();
    }

    static CommandLine line(Terminal terminal, HubLauncher hub) {
        var root = new SeraiCommand();
        var line = new CommandLine(root)
                .addSubcommand(new RunCommand(terminal, hub))
                .addSubcommand(new SandboxCommand(terminal))
                .addSubcommand(new ValidateCommand(terminal))
                .addSubcommand(new TestCommand(terminal))
                .addSubcommand(new PreviewCommand(terminal))
                .addSubcommand(new SendCommand(terminal))
                .addSubcommand(new TapCommand(terminal))
                .addSubcommand(new TraceCommand(terminal))
                .addSubcommand(new ParkedCommand(terminal))
                .addSubcommand(new ReplayCommand(terminal))
                .addSubcommand(HoldCommand.line(terminal))
                .addSubcommand(new ExportCommand(terminal))
                .addSubcommand(TemplatesCommand.line(terminal))
                .addSubcommand(ConnectorCommand.line(terminal))
                .addSubcommand(new DoctorCommand(terminal))
                .addSubcommand(new ExplainCommand(terminal))
                .addSubcommand(new BenchCommand(terminal))
                .addSubcommand(new VersionCommand(terminal))
                .addSubcommand(new HelpCommand(terminal));
        return line.setOut(terminal.out())
                .setErr(terminal.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100)
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.wantsColor() ? Ansi.ON : Ansi.OFF))
                .setParameterExceptionHandler(new WrongUsage(terminal))
                .setExecutionExceptionHandler(new Failed(terminal));
    }

    boolean verbose() {
        return verbose;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
