package org.serai.cli;

/** Ends a command with an exit code, a sentence that names the thing, and the way out. */
final class CliFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int exit;
    private final String advice;

    CliFailure(int exit, String message, String advice) {
        super(message);
        this.exit = exit;
        this.advice = advice;
    }

    int exit() {
        return exit;
    }

    String advice() {
        return advice;
    }
}
