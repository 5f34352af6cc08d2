package org.serai.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.serai.connector.Coverage;
import org.serai.connector.SampleCoverage;
import org.serai.finding.Finding;
import org.serai.finding.Findings;
import org.serai.flow.Project;
import org.serai.mapping.UnlistedWords;
import org.serai.tenant.Tenant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "validate",
        description = "Check routes, Kamelets, connectors, mappings, templates, tests and tenants; starts nothing.",
        footer = {
            "",
            "The project is checked as one set, and only what lies under PATH is shown. A PATH that holds routes/ or",
            "connectors/ is a project of its own. With --coverage, what the tables beside the mappings hold of the",
            "words in the samples and of those a hub of this home met (SERAI_HOME, else .serai here)."
        })
final class ValidateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "0..*", paramLabel = "PATH", description = "files or folders; default: the whole project")
    private List<Path> paths = List.of();

    @Option(names = "--coverage", description = "also which of a system's words the tables of the connectors hold")
    private boolean coverage;

    @Mixin
    private OutputOptions output = new OutputOptions();

    ValidateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        List<Path> wanted = paths.stream().map(terminal::resolve).toList();
        wanted.forEach(ValidateCommand::mustExist);
        Selection selection = Selection.of(terminal.project(), wanted);
        Looked looked = look(selection.root());
        List<String> files = looked.files().stream().filter(selection::holds).toList();
        List<Finding> findings = looked.findings().stream()
                .filter(f -> selection.holds(f.file()))
                .toList();
        if (files.isEmpty() && findings.isEmpty()) {
            throw new CliFailure(
                    Exit.WRONG,
                    "no files to check" + (paths.isEmpty() ? " in " + selection.root() : " under " + paths),
                    "name a folder with routes/ or connectors/, or a file of the project");
        }
        List<Coverage> tables = coverage ? coverage(selection) : List.of();
        print(selection.root(), new Report(files, findings, tables, (System.nanoTime() - start) / 1e9));
        return findings.stream().anyMatch(Finding::isError) ? Exit.WRONG : Exit.DONE;
    }

    private record Looked(List<String> files, List<Finding> findings) {}

    private Looked look(Path root) {
        var ofTenants = new Findings();
        DeclaredTenants declared = DeclaredTenants.of(terminal);
        Collection<Tenant> tenants = declared.load(ofTenants);
        Project.Checked checked = Project.check(
                root, tenants, terminal.variable("SERAI_EGRESS_ALLOW").orElse(""));
        var files = new ArrayList<>(checked.looked());
        files.addAll(declared.files());
        var findings = new ArrayList<>(checked.findings().list());
        findings.addAll(ofTenants.list());
        return new Looked(files, findings);
    }

    private List<Coverage> coverage(Selection selection) {
        Path home = terminal.resolve(Path.of(terminal.variable("SERAI_HOME").orElse(".serai")));
        try {
            return SampleCoverage.of(
                            selection.root().resolve("connectors"),
                            UnlistedWords.in(home).read())
                    .stream()
                    .filter(table -> selection.holds(table.file()))
                    .toList();
        } catch (IOException unreadable) {
            throw new CliFailure(
                    Exit.WRONG, String.valueOf(unreadable.getMessage()), "SERAI_HOME names the home of a hub");
        }
    }

    private record Report(List<String> files, List<Finding> findings, List<Coverage> tables, double seconds) {}

    private void print(Path root, Report report) {
        List<Path> roots = List.of(root, DeclaredTenants.of(terminal).config());
        var printer = new FindingPrinter(terminal, terminal.out(), roots);
        if (output.json()) {
            var more = coverage ? Map.of("coverage", CoveragePrinter.trees(report.tables())) : Map.<String, Object>of();
            printer.json(report.files(), report.findings(), report.seconds(), more);
        } else {
            new CoveragePrinter(terminal).text(report.tables());
            printer.text(report.files(), report.findings(), report.seconds());
        }
    }

    private static void mustExist(Path path) {
        if (!Files.exists(path)) {
            throw new CliFailure(Exit.USAGE, "there is no " + path, "mind the spelling");
        }
    }
}
