package org.serai.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.serai.finding.Finding;
import org.serai.finding.Findings;
import org.serai.flow.Project;
import org.serai.tenant.Tenant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "validate",
        description = "Check routes, Kamelets, connectors, mappings, templates, tests and tenants; starts nothing.",
        footer = {
            "",
            "The project is checked as one set, and only what lies under PATH is shown. A PATH that holds routes/ or",
            "connectors/ is a project of its own."
        })
final class ValidateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "0..*", paramLabel = "PATH", description = "files or folders; default: the whole project")
    private List<Path> paths = List.of();

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
        print(selection.root(), files, findings, (System.nanoTime() - start) / 1e9);
        return findings.stream().anyMatch(Finding::isError) ? Exit.WRONG : Exit.DONE;
    }

    private record Looked(List<String> files, List<Finding> findings) {}

    private Looked look(Path root) {
        var ofTenants = new Findings();
        DeclaredTenants declared = DeclaredTenants.of(terminal);
        Collection<Tenant> tenants = declared.load(ofTenants);
        Project.Checked checked = Project.check(root, tenants);
        var files = new ArrayList<>(checked.looked());
        files.addAll(declared.files());
        var findings = new ArrayList<>(checked.findings().list());
        findings.addAll(ofTenants.list());
        return new Looked(files, findings);
    }

    private void print(Path root, List<String> files, List<Finding> findings, double seconds) {
        var printer = new FindingPrinter(
                terminal,
                terminal.out(),
                List.of(root, DeclaredTenants.of(terminal).config()));
        if (output.json()) {
            printer.json(files, findings, seconds);
        } else {
            printer.text(files, findings, seconds);
        }
    }

    private static void mustExist(Path path) {
        if (!Files.exists(path)) {
            throw new CliFailure(Exit.USAGE, "there is no " + path, "mind the spelling");
        }
    }
}
