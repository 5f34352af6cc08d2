package org.serai.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.serai.finding.Suggestion;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what was not understood and the nearest word that would have been; picocli's own ranking is by prefix only. */
final class WrongUsage implements IParameterExceptionHandler {
    private final Terminal terminal;

    WrongUsage(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandSpec command = wrong.getCommandLine().getCommandSpec();
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            unmatched.getUnmatched().forEach(word -> explain(word, command));
        } else {
            terminal.err().println("error: " + wrong.getMessage());
        }
        String name = command.qualifiedName();
        String help = command.parent() == null ? "serai help" : name + " --help";
        terminal.err().println(terminal.paint().faint("  = usage: " + synopsis(wrong.getCommandLine())));
        terminal.err().println("  = help: " + help);
        return Exit.USAGE;
    }

    private void explain(String word, CommandSpec command) {
        boolean option = word.startsWith("-");
        String bare = option && word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
        Optional<String> nearest = Suggestion.nearest(bare, option ? options(command) : commands(command));
        String kind = option ? "option" : command.subcommands().isEmpty() ? "argument" : "command";
        terminal.err()
                .println("error: unknown " + kind + " `" + bare + "`"
                        + nearest.map(n -> ", did you mean `" + (option ? n : command.qualifiedName() + " " + n) + "`?")
                                .orElse(""));
    }

    private static List<String> options(CommandSpec command) {
        return new ArrayList<>(command.optionsMap().keySet());
    }

    private static List<String> commands(CommandSpec command) {
        return new ArrayList<>(command.subcommands().keySet());
    }

    private static String synopsis(CommandLine line) {
        return line.getHelp().synopsis(0).strip().replaceAll("\\s+", " ");
    }
}
