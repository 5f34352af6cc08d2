package org.serai.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Tree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "preview",
        description = "Show the messages a native document would become, as on a phone; nothing is stored or sent.",
        footer = {"", "Example: serai preview connectors/shopify/samples/order-created/in.json"})
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
    private HubAddress hub = new HubAddress();

    @Mixin
    private OutputOptions output = new OutputOptions();

    PreviewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Sample sample = Sample.read(terminal.resolve(file), connector, type);
        Envelope envelope = Envelope.of(terminal.project(), sample.connector());
        Tree answer = hub.client(terminal)
                .post(
                        "/api/v1/events/" + HubClient.segment(sample.connector()) + "?dryRun=true",
                        envelope.headers(sample, Optional.empty()),
                        sample.body());
        return new DryRunPrinter(terminal, Wordings.of(terminal.project())).print(answer, output.json());
    }
}
