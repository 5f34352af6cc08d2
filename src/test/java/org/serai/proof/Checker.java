package org.serai.proof;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The checker, run by name: prints the verdict; 0 when all is kept, 1 when not, 2 for wrong usage, 3 when there is nothing to read. */
@Command(
        name = "checker",
        mixinStandardHelpOptions = true,
        description = "Lays side by side what sources were promised, what a sandbox got, and what the database says.")
public final class Checker implements Callable<Integer> {
    private static final int KEPT = 0;
    private static final int BROKEN = 1;
    private static final int AWAY = 3;

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            description = "What a source posted and was answered; may be given several times.")
    private List<Path> ledgers = List.of();

    @Option(names = "--sandbox", paramLabel = "URL", description = "Default: ${DEFAULT-VALUE}")
    private String sandbox = "http://127.0.0.1:8090";

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Of a hub with an embedded database. Default: ${DEFAULT-VALUE}")
    private Path home = Path.of(".serai");

    @Option(
            names = "--database",
            paramLabel = "JDBC",
            description = "Address of an external database, with user and password; then no --home.")
    private String database;

    @Option(
            names = "--throughput",
            paramLabel = "N",
            description = "Messages a second and number. Default: ${DEFAULT-VALUE}")
    private int throughput = 80;

    @Option(names = "--pair-burst", paramLabel = "N", description = "serai.pair-burst. Default: ${DEFAULT-VALUE}")
    private int pairBurst = 10;

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(run(new PrintWriter(System.out, true, StandardCharsets.UTF_8), arguments));
    }

    static int run(PrintWriter out, String... arguments) {
        return new CommandLine(new Checker()).setOut(out).setErr(out).execute(arguments);
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            String where = database == null ? new HomeDatabase(home).url() : database;
            Verdict verdict = new Accounts(ledgers, sandbox, where, new Limits(throughput, pairBurst)).judge();
            out.println(verdict);
            return verdict.isKept() ? KEPT : BROKEN;
        } catch (RuntimeException unreadable) {
            out.println("checker: " + unreadable.getMessage());
            return AWAY;
        }
    }
}
