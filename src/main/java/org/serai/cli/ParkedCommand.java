package org.serai.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Tree;
import org.serai.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "parked",
        description = "List what stopped: parked documents and blocked messages, each with its way out.")
final class ParkedCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "only this one, with its payload")
    private @Nullable String id;

    @Option(names = "--cause", paramLabel = "CODE", description = "only this cause, as mapping.failed")
    private @Nullable String cause;

    @Option(names = "--causes", description = "how many for each cause, and its way out, instead of each")
    private boolean byCause;

    @Mixin
    private HubCall hub = new HubCall();

    ParkedCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        HubClient client = hub.client(terminal);
        if (byCause) {
            return causes(client);
        }
        return id == null ? list(client) : one(client, id);
    }

    private int causes(HubClient client) {
        List<Tree> causes = Pages.all(client, "/api/v1/parked/causes", Map.of());
        if (hub.json()) {
            terminal.out()
                    .println(Json.text(
                            Map.of("items", causes.stream().map(Tree::node).toList())));
            return Exit.DONE;
        }
        causes.forEach(found -> terminal.out().println(ParkedLine.ofCause(found)));
        if (causes.isEmpty()) {
            terminal.err().println("nothing is parked");
        }
        return Exit.DONE;
    }

    private int one(HubClient client, String wanted) {
        Tree parked = Pages.all(client, "/api/v1/parked", Map.of("limit", "200")).stream()
                .filter(item -> item.text("id").filter(wanted::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new CliFailure(
                        Exit.WRONG, "nothing parked has the id `" + wanted + "`", "serai parked lists what is"));
        terminal.out().println(hub.json() ? Json.pretty(parked.node()) : ParkedLine.text(parked));
        if (!hub.json()) {
            parked.text("payload").ifPresent(payload -> terminal.out().println(payload));
        }
        return Exit.DONE;
    }

    private int list(HubClient client) {
        List<Tree> all = Pages.all(client, "/api/v1/parked", cause == null ? Map.of() : Map.of("cause", cause));
        if (hub.json()) {
            terminal.out()
                    .println(Json.text(
                            Map.of("items", all.stream().map(Tree::node).toList())));
            return Exit.DONE;
        }
        all.forEach(parked -> terminal.out().println(ParkedLine.text(parked)));
        var byCause = new LinkedHashMap<String, Integer>();
        all.forEach(parked ->
                byCause.merge(parked.text("cause").or(() -> parked.text("code")).orElse("?"), 1, Integer::sum));
        terminal.err().println(all.isEmpty() ? "nothing is parked" : all.size() + " parked: " + byCause);
        return Exit.DONE;
    }
}
