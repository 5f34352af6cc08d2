package org.serai.cli;

import org.serai.canonical.SeraiException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command threw into words and an exit code. What nobody foresaw is our bug, with its trace. */
final class Failed implements IExecutionExceptionHandler {
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
        if (thrown instanceof SeraiException known) {
            say(known.getMessage() + " (" + known.where() + ")", known.advice() + "; serai explain " + known.code());
            return Exit.WRONG;
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
