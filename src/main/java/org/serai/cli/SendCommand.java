package org.serai.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.serai.canonical.Tree;
import org.serai.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "send",
        description = "Hand in a native document as if its system had sent it, and follow what becomes of it.",
        footer = {"", "Example: serai send connectors/shopify/samples/order-created/in.json --follow"})
final class SendCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private SampleArgument document = new SampleArgument();

    @Option(
            names = "--again",
            description = "as a delivery of its own; without it a repeat is recognised and does nothing")
    private boolean again;

    @Option(names = "--dry-run", description = "store and send nothing; show what would happen")
    private boolean dryRun;

    @Option(names = "--follow", description = "print each step until the message is read")
    private boolean follow;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "how long to follow; default ${DEFAULT-VALUE}")
    private int timeoutSeconds;

    @Mixin
    private HubCall hub = new HubCall();

    SendCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Sample sample = document.read(terminal);
        HubClient client = hub.client(terminal);
        Tree answer = client.post(
                "/api/v1/events/" + HubClient.segment(sample.connector()) + (dryRun ? "?dryRun=true" : ""),
                headers(sample),
                sample.body());
        if (dryRun) {
            return new DryRunPrinter(terminal, Wordings.of(terminal.project())).print(answer, hub.json());
        }
        String eventId = answer.text("eventId").orElse("");
        if (eventId.isEmpty()) {
            terminal.err().println("there is no document in it; nothing was kept");
            return Exit.DONE;
        }
        if (follow) {
            terminal.err().println("handed in as " + eventId);
            return new Follow(terminal, client, hub.json(), Duration.ofSeconds(timeoutSeconds)).until(eventId);
        }
        terminal.out().println(hub.json() ? Json.text(answer.node()) : eventId);
        terminal.err().println("  = help: serai trace " + eventId);
        return Exit.DONE;
    }

    private Map<String, String> headers(Sample sample) {
        HandInHeaders known = HandInHeaders.of(terminal.project(), sample.connector());
        if (again && !known.hasDeliveryId()) {
            throw new CliFailure(
                    Exit.USAGE,
                    sample.connector() + " sends no delivery id in a header, so two deliveries of one document are one",
                    "change the document, its id say, and send it without --again");
        }
        Optional<String> deliveryId = again ? Optional.of(UUID.randomUUID().toString()) : Optional.empty();
        return new LinkedHashMap<>(known.headers(sample, deliveryId));
    }
}
