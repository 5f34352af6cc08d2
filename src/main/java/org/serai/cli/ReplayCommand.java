package org.serai.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.serai.canonical.Tree;
import org.serai.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "replay",
        description = "Let parked things go on, after their cause is mended. Without --yes only the plan is shown.",
        footer = {"", "Examples: serai replay cause=mapping.failed", "          serai replay all --yes"})
final class ReplayCommand implements Callable<Integer> {
    private static final List<String> FIELDS = List.of("cause", "source");
    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILTER", description = "ids, or cause=CODE and source=NAME, or `all`")
    private List<String> words = List.of();

    @Option(names = "--yes", description = "do it; without it nothing changes")
    private boolean yes;

    @Mixin
    private HubCall hub = new HubCall();

    ReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        HubClient client = hub.client(terminal);
        var body = new LinkedHashMap<>(selection());
        body.put("dryRun", true);
        Tree plan = client.post("/api/v1/parked/replay", body);
        String count = plan.text("matched").orElse("0");
        if (!yes) {
            terminal.out().println(hub.json() ? Json.text(plan.node()) : "would replay " + count);
            terminal.err().println("nothing was done\n  = help: the same with --yes replays " + count);
            return Exit.DONE;
        }
        terminal.err().println("replaying " + count);
        body.put("dryRun", false);
        return report(client.post("/api/v1/parked/replay", body));
    }

    private int report(Tree done) {
        String replayed = done.text("replayed").orElse("0");
        terminal.out().println(hub.json() ? Json.text(done.node()) : "replayed " + replayed);
        if (done.text("matched").filter(replayed::equals).isPresent()) {
            return Exit.DONE;
        }
        terminal.err().println("some were replayed already or are not there any more\n  = help: serai parked");
        return Exit.PART;
    }

    /** {@code {"ids": [...]}}, or the fields of a filter; everything only where {@code all} is written. */
    private Map<String, Object> selection() {
        var filter = new LinkedHashMap<String, Object>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                filter.put(field(word.substring(0, equals)), word.substring(equals + 1));
            }
        }
        List<String> ids = words.stream().filter(word -> !word.contains("=")).toList();
        if (ids.equals(List.of("all"))) {
            return filter;
        }
        if (!filter.isEmpty() && !ids.isEmpty()) {
            throw new CliFailure(Exit.USAGE, "ids and a filter together", "give the one or the other");
        }
        ids.forEach(ReplayCommand::checkId);
        return filter.isEmpty() ? Map.of("ids", ids) : filter;
    }

    private static void checkId(String id) {
        if (!id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw new CliFailure(Exit.USAGE, "`" + id + "` is no id of a parked thing", "serai parked lists them");
        }
    }

    private static String field(String name) {
        if (!FIELDS.contains(name)) {
            throw new CliFailure(
                    Exit.USAGE, "unknown filter `" + name + "`", org.serai.finding.Suggestion.didYouMean(name, FIELDS));
        }
        return name;
    }
}
