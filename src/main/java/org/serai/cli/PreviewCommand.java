package org.serai.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Tree;
import org.serai.finding.Findings;
import org.serai.flow.FlowRehearsal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "preview",
        description = "Show the messages a native document would become, as on a phone; nothing is stored or sent.",
        footer = {
            "",
            "Needs no hub and takes the demo's view: a phone is consent, templates are approved.",
            "Example: serai preview connectors/shopify/samples/order-created/in.json"
        })
final class PreviewCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "the document; headers.json and type.txt beside it count")
    private Path file = Path.of("");

    @Option(
            names = "--connector",
            paramLabel = "NAME",
            description = "the system; default: connectors/<name>/ in FILE's path")
    private @Nullable String connector;

    @Option(names = "--type", paramLabel = "TYPE", description = "the document type; default: type.txt beside FILE")
    private @Nullable String type;

    @Mixin
    private OutputOptions output = new OutputOptions();

    PreviewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Sample sample = Sample.read(terminal.resolve(file), connector, type);
        Map<String, String> headers =
                HandInHeaders.of(terminal.project(), sample.connector()).headers(sample, Optional.empty());
        var findings = new Findings();
        Optional<FlowRehearsal> loaded = FlowRehearsal.load(terminal.project(), Set.of("demo"), findings);
        if (loaded.isEmpty()) {
            new FindingPrinter(terminal, terminal.err(), List.of(terminal.project())).findings(findings.list());
            throw new CliFailure(Exit.WRONG, "the project has errors, so nothing can be tried", "serai validate");
        }
        try (FlowRehearsal rehearsal = loaded.get()) {
            Tree answer = Tree.of(new LocalDryRun(rehearsal, terminal.clock().instant()).of(sample, headers));
            return new DryRunPrinter(terminal, new Wordings(rehearsal.catalogue())).print(answer, output.json());
        }
    }
}
