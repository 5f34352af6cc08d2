package org.serai.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

@Command(name = "help", description = "Show the help of a command.")
final class HelpCommand implements Runnable {
    private final Terminal terminal;

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "the command, as `templates plan`")
    private List<String> words = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    HelpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        CommandLine here = spec.root().commandLine();
        for (String word : words) {
            CommandLine next = here.getSubcommands().get(word);
            if (next == null) {
                throw new UnmatchedArgumentException(here, List.of(word));
            }
            here = next;
        }
        here.usage(terminal.out());
    }
}
