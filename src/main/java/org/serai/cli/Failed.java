package org.serai.cli;

import java.nio.file.Path;
import java.util.List;
import org.serai.canonical.SeraiException;
import org.serai.finding.ConfigurationException;
import org.serai.finding.Finding;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command threw into words and an exit code. What nobody foresaw is our bug, with its trace. */
final class Failed implements IExecutionExceptionHandler {
    /** How the code of something not reachable ends. */
    private static final String AWAY = ".unavailable";

    private final Terminal terminal;

    Failed(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine line, ParseResult result) {
        if (thrown instanceof CliFailure failure) {
            say(String.valueOf(failure.getMessage()), failure.advice());
            return failure.exit();
        }
        if (thrown instanceof ConfigurationException refused) {
            List<Path> roots =
                    List.of(terminal.project(), DeclaredTenants.of(terminal).config());
            new FindingPrinter(terminal, terminal.err(), roots).findings(refused.findings());
            long mistakes = refused.findings().stream().filter(Finding::isError).count();
            say(
                    FindingPrinter.count((int) mistakes, "mistake") + ", so the hub does not start (" + refused.where()
                            + ")",
                    refused.advice());
            return Exit.WRONG;
        }
        if (thrown instanceof SeraiException known) {
            say(known.getMessage() + " (" + known.where() + ")", known.advice() + "; serai explain " + known.code());
            return known.code().endsWith(AWAY) ? Exit.AWAY : Exit.WRONG;
        }
        terminal.err().println("error: this is a bug of Serai, not of yours: " + thrown);
        thrown.printStackTrace(terminal.err());
        terminal.err().println("  = help: report it with the lines above and the output of `serai version`");
        return Exit.BUG;
    }

    private void say(String message, String advice) {
        terminal.err().println("error: " + message);
        terminal.err().println("  = help: " + advice);
    }
}
