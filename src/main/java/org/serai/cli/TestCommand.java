package org.serai.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.serai.connector.Connectors;
import org.serai.connector.SampleResult;
import org.serai.connector.Samples;
import org.serai.finding.Finding;
import org.serai.finding.Findings;
import org.serai.flow.FlowTests;
import org.serai.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "test",
        description = "Run the samples of connectors/ and the tests of routes/flows; needs no hub.",
        footer = {"", "Examples: serai test | serai test shopify | serai test order-confirmed"})
final class TestCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            arity = "0..*",
            paramLabel = "SELECT",
            description = "names of connectors or flows, or parts of their paths")
    private List<String> selected = List.of();

    @Mixin
    private OutputOptions output = new OutputOptions();

    TestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** @param trouble empty: it passed */
    private record Ran(String where, String name, String trouble) {
        boolean passed() {
            return trouble.isEmpty();
        }

        Map<String, Object> toTree() {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("file", where);
            tree.put("name", name);
            tree.put("passed", passed());
            if (!passed()) {
                tree.put("trouble", trouble);
            }
            return tree;
        }
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        var findings = new Findings();
        var ran = new ArrayList<Ran>();
        samples(ran, findings);
        boolean loaded = flows(ran, findings);
        report(ran, findings, loaded, (System.nanoTime() - start) / 1e9);
        if (ran.isEmpty() && loaded) {
            throw new CliFailure(Exit.WRONG, "no test fits " + selected, "serai test without a word runs them all");
        }
        return loaded && ran.stream().allMatch(Ran::passed) ? Exit.DONE : Exit.WRONG;
    }

    private void samples(List<Ran> ran, Findings findings) {
        Connectors connectors = Connectors.load(terminal.project().resolve("connectors"), findings);
        for (SampleResult result : new Samples(connectors).run()) {
            if (isSelected(result.file(), result.connector().value())) {
                ran.add(new Ran(
                        result.file(),
                        result.connector() + "/" + result.name(),
                        String.join("\n", result.differences())));
            }
        }
    }

    /** False when the files do not fit together, so that no flow can be tried. */
    private boolean flows(List<Ran> ran, Findings findings) {
        var fresh = new Findings();
        var loaded = FlowTests.load(terminal.project(), List.of(), fresh);
        if (loaded.isEmpty()) {
            fresh.list().stream().filter(f -> !findings.list().contains(f)).forEach(findings::add);
            return false;
        }
        try (FlowTests tests = loaded.get()) {
            for (FlowTests.Case test : tests.cases()) {
                if (isSelected(test.file(), test.name())) {
                    FlowTests.Failure failure = tests.run(test).failure();
                    ran.add(new Ran(test.file(), test.name(), failure == null ? "" : failure.toString()));
                }
            }
        }
        return true;
    }

    private boolean isSelected(String file, String name) {
        return selected.isEmpty() || selected.stream().anyMatch(word -> name.equals(word) || file.contains(word));
    }

    private void report(List<Ran> ran, Findings findings, boolean loaded, double seconds) {
        long failed = ran.stream().filter(r -> !r.passed()).count();
        if (output.json()) {
            terminal.out().println(Json.pretty(tree(ran, findings, failed)));
            return;
        }
        Paint paint = terminal.paint();
        for (Ran one : ran) {
            terminal.out()
                    .println((one.passed() ? paint.green("ok    ") : paint.red("FAIL  ")) + one.where() + "  "
                            + one.name());
            one.trouble().lines().forEach(line -> terminal.out().println("        " + line));
        }
        if (!loaded) {
            new FindingPrinter(terminal, terminal.out(), List.of(terminal.project())).findings(findings.list());
            terminal.out().println("flow tests were not run: the project has errors (serai validate)");
        }
        terminal.out()
                .println(String.format(
                        Locale.ROOT,
                        "ran %s in %.1f s: %d failed",
                        FindingPrinter.count(ran.size(), "test"),
                        seconds,
                        failed));
    }

    private static Map<String, Object> tree(List<Ran> ran, Findings findings, long failed) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("schemaVersion", 1);
        tree.put("tests", ran.stream().map(Ran::toTree).toList());
        tree.put("findings", findings.list().stream().map(Finding::toTree).toList());
        tree.put("failed", failed);
        return tree;
    }
}
