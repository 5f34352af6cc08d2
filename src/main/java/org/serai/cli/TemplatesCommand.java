package org.serai.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.serai.canonical.Tree;
import org.serai.json.Json;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "templates", description = "Compare the template files with the Cloud API, and bring them together.")
final class TemplatesCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private TemplatesCommand() {}

    static CommandLine line(Terminal terminal) {
        return new CommandLine(new TemplatesCommand())
                .addSubcommand(new Plan(terminal))
                .addSubcommand(new Push(terminal))
                .addSubcommand(new Pull(terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say plan, push or pull");
    }

    @Command(name = "plan", description = "Show what push would do; changes nothing.")
    static final class Plan implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private HubCall hub = new HubCall();

        Plan(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            Tree plan = hub.client(terminal).get("/api/v1/templates/plan", Map.of());
            print(terminal, plan, hub.json());
            return Exit.DONE;
        }
    }

    @Command(name = "push", description = "Create and edit what the plan shows. Without --yes only the plan is shown.")
    static final class Push implements Callable<Integer> {
        private final Terminal terminal;

        @Parameters(arity = "0..*", paramLabel = "NAME", description = "only these templates")
        private List<String> names = List.of();

        @Option(names = "--yes", description = "do it; approval by Meta takes minutes to a day")
        private boolean yes;

        @Mixin
        private HubCall hub = new HubCall();

        Push(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            HubClient client = hub.client(terminal);
            Tree answer = client.post("/api/v1/templates/push", Map.of("names", names, "dryRun", !yes));
            print(terminal, answer, hub.json());
            if (!yes) {
                terminal.err().println("nothing was done\n  = help: the same with --yes does it");
                return Exit.DONE;
            }
            boolean failed = answer.items("items").stream().anyMatch(item -> item.has("error"));
            return failed ? Exit.PART : Exit.DONE;
        }
    }

    @Command(name = "pull", description = "Ask the Cloud API for status, category and quality of every template.")
    static final class Pull implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private HubCall hub = new HubCall();

        Pull(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            Tree states = hub.client(terminal).post("/api/v1/templates/pull", Map.of());
            print(terminal, states, hub.json());
            return Exit.DONE;
        }
    }

    /** Who would feel it. */
    private static String users(Tree item) {
        List<String> flows = item.items("flows").stream()
                .flatMap(flow -> flow.text().stream())
                .toList();
        return flows.isEmpty() ? "" : "; used by " + String.join(", ", flows);
    }

    private static void print(Terminal terminal, Tree list, boolean json) {
        if (json) {
            terminal.out().println(Json.pretty(list.node()));
            return;
        }
        for (Tree item : list.items("items")) {
            String line = String.format(
                    "%-10s %-28s %-6s %-10s %s",
                    item.text("action").orElse(""),
                    item.text("name").orElse(""),
                    item.text("language").orElse(""),
                    item.text("status").orElse(""),
                    item.text("error", "title")
                                    .or(() -> item.text("error"))
                                    .or(() -> item.text("reason"))
                                    .orElse("")
                            + users(item));
            terminal.out().println(line.stripTrailing());
        }
    }
}
