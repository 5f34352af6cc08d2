package org.serai.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.serai.canonical.Tree;
import org.serai.finding.Findings;
import org.serai.flow.FlowRehearsal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private SampleArgument document = new SampleArgument();

    @Mixin
    private OutputOptions output = new OutputOptions();

    PreviewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Sample sample = document.read(terminal);
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
