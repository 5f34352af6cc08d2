package org.serai.cli;

import java.util.List;
import java.util.Set;
import org.serai.Hub;

/** Where every {@code ./serai} command begins. */
public final class Main {
    private static final Set<String> LOGGING = Set.of("run", "sandbox");

    private Main() {}

    public static void main(String[] arguments) {
        if (List.of(arguments).stream().noneMatch(LOGGING::contains)) {
            keepLibrariesQuiet();
        }
        System.exit(run(Terminal.system(), arguments));
    }

    /** Runs one command; the answer is its exit code. */
    static int run(Terminal terminal, String... arguments) {
        int exit = SeraiCommand.line(terminal, Hub::run).execute(arguments);
        terminal.out().flush();
        terminal.err().flush();
        return exit;
    }

    /** Libraries log through SLF4J; a command's stdout is data and its stderr is meant for people. */
    private static void keepLibrariesQuiet() {
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
    }
}
