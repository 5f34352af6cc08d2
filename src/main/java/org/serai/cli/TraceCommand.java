package org.serai.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.serai.canonical.Tree;
import org.serai.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "trace", description = "Print the journey of a message, from the event to the customer's answer.")
final class TraceCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "a message id, an event id, a wamid or a business key")
    private String id = "";

    @Mixin
    private HubCall hub = new HubCall();

    TraceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Optional<Tree> found = hub.client(terminal).find("/api/v1/trace/" + HubClient.segment(id));
        if (found.isEmpty()) {
            throw new CliFailure(
                    Exit.WRONG,
                    "nothing here has the id `" + id + "`",
                    "it may be a message id, an event id, a wamid or a business key, as `serai tap` prints them");
        }
        if (hub.json()) {
            terminal.out().println(Json.pretty(found.get().node()));
        } else {
            print(new Journey(found.get()));
        }
        return Exit.DONE;
    }

    private void print(Journey journey) {
        var printer = new JourneyPrinter(terminal, false);
        List<Tree> messages = journey.tree().items("messages");
        if (!journey.tree().items("journey").isEmpty()) {
            terminal.out()
                    .println(terminal.paint()
                            .bold("event " + journey.tree().text("eventId").orElse("")));
            journey.tree().items("journey").forEach(printer::step);
        }
        for (Tree message : messages) {
            terminal.out().println(terminal.paint().bold(MessageLine.text(message)));
            message.items("journey").forEach(printer::step);
        }
        for (Tree parked : journey.tree().items("parked")) {
            terminal.out().println(ParkedLine.text(parked));
        }
    }
}
