package org.serai.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
        description = "Let what stopped go on, after its cause is mended. Without --yes only the plan is shown.",
        footer = {"", "Examples: serai replay cause=mapping.failed", "          serai replay all --yes"})
final class ReplayCommand implements Callable<Integer> {
    private static final String PATH = "/api/v1/parked/replay";
    private static final int PART = 200;
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
        Prospects plan = plan(client);
        if (!yes) {
            print("would replay", plan, true);
            terminal.err()
                    .println("nothing was done\n  = help: the same with --yes replays "
                            + plan.replayed().count());
            return Exit.DONE;
        }
        terminal.err().println("replaying " + plan.replayed().count());
        Prospects done = plan.left().and(press(client, plan.replayed().ids()));
        print("replayed", done, false);
        return done.left().count() == 0 ? Exit.DONE : Exit.PART;
    }

    /** All of it, page by page. */
    private Prospects plan(HubClient client) {
        var body = new LinkedHashMap<>(selection());
        body.put("dryRun", true);
        var plan = new Prospects(List.of());
        while (true) {
            Tree page = client.post(PATH, body);
            plan = plan.and(new Prospects(page.items("items")));
            if (page.text("next").isEmpty()) {
                return plan;
            }
            body.put("cursor", page.text("next").get());
        }
    }

    /** What the plan showed and nothing else, in parts small enough for one answer. */
    private Prospects press(HubClient client, List<String> ids) {
        var done = new Prospects(List.of());
        for (int from = 0; from < ids.size(); from += PART) {
            List<String> part = ids.subList(from, Math.min(from + PART, ids.size()));
            var body = new LinkedHashMap<>(selection());
            body.put("ids", part);
            body.put("dryRun", false);
            done = done.and(new Prospects(client.post(PATH, body).items("items")));
        }
        return done;
    }

    private void print(String verb, Prospects prospects, boolean isDryRun) {
        if (hub.json()) {
            terminal.out().println(Json.text(prospects.toTree(isDryRun)));
            return;
        }
        terminal.out().println(verb + " " + prospects.replayed().count() + " of " + prospects.count());
        prospects
                .outcomes()
                .forEach((outcome, count) -> terminal.out().printf(Locale.ROOT, "%8d  %s%n", count, outcome));
        if (!isDryRun) {
            prospects.left().items().forEach(item -> terminal.out().println(Prospects.line(item)));
        }
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
            throw new CliFailure(
                    Exit.USAGE, "`" + id + "` is no id of anything that stopped", "serai parked lists them");
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
