package org.serai.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.serai.canonical.Tree;
import org.serai.json.Json;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "hold",
        description = "Show whether nothing is sent because the database was put back, and what may have left.",
        footer = {"", "Examples: serai hold", "          serai hold release --as unknown --yes"})
final class HoldCommand implements Callable<Integer> {
    private static final String PATH = "/api/v1/hold";
    private final Terminal terminal;

    @Mixin
    private HubCall hub = new HubCall();

    private HoldCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    static CommandLine line(Terminal terminal) {
        return new CommandLine(new HoldCommand(terminal)).addSubcommand(new Release(terminal));
    }

    @Override
    public Integer call() {
        print(terminal, hub.client(terminal).get(PATH, Map.of()), hub.json());
        return Exit.DONE;
    }

    private static boolean isHeld(Tree answer) {
        return answer.text("held").filter("true"::equals).isPresent();
    }

    private static void print(Terminal terminal, Tree hold, boolean isJson) {
        if (isJson) {
            terminal.out().println(Json.text(hold.node()));
        } else if (!isHeld(hold)) {
            terminal.out().println("nothing is held");
        } else {
            terminal.out().println("held since " + text(hold, "since") + "  " + text(hold, "cause"));
            terminal.out().println("  " + text(hold, "found"));
            terminal.out()
                    .println("  the database knows what was sent until "
                            + hold.text("knownUntil").orElse("an unknown time"));
            print(terminal, "may have left", hold.at("open"));
            print(terminal, "had left, say their statuses", hold.at("told"));
        }
    }

    private static void print(Terminal terminal, String what, Tree counted) {
        terminal.out().printf(Locale.ROOT, "%8s  %s%n", text(counted, "messages"), what);
        for (Tree flow : counted.items("flows")) {
            List<String> examples = flow.items("examples").stream()
                    .map(example -> example.text("businessKey").orElse(text(example, "id")))
                    .toList();
            terminal.out()
                    .printf(
                            Locale.ROOT,
                            "%8s    %s, as %s%n",
                            text(flow, "messages"),
                            text(flow, "flow"),
                            String.join(", ", examples));
        }
    }

    private static String text(Tree tree, String name) {
        return tree.text(name).orElse("?");
    }

    @Command(
            name = "release",
            description = "End the hold. Without --yes only the plan is shown; pressed again it goes on where it was.")
    static final class Release implements Callable<Integer> {
        private final Terminal terminal;

        @Option(
                names = "--as",
                paramLabel = "unknown|queued",
                defaultValue = "unknown",
                description = "what may have left is unclear (the default), or it did not leave and is sent")
        private As as = As.UNKNOWN;

        @Option(names = "--yes", description = "do it; without it nothing changes")
        private boolean yes;

        @Mixin
        private HubCall hub = new HubCall();

        private enum As {
            UNKNOWN,
            QUEUED;

            String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        Release(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            HubClient client = hub.client(terminal);
            Tree plan = client.get(PATH, Map.of());
            if (!isHeld(plan) || !yes) {
                print(terminal, plan, hub.json());
                advise(plan);
                return Exit.DONE;
            }
            long moved = press(client);
            if (hub.json()) {
                terminal.out().println(Json.text(Map.of("as", as.word(), "moved", moved, "held", false)));
            } else {
                terminal.out().println("released; " + moved + " messages are " + as.word());
            }
            return Exit.DONE;
        }

        private void advise(Tree plan) {
            if (isHeld(plan)) {
                terminal.err()
                        .println("nothing was done\n  = help: the same with --yes makes "
                                + plan.text("open", "messages").orElse("0") + " messages " + as.word()
                                + " and sends what came in since");
            }
        }

        /** Some thousand at a time, so that no call takes long. */
        private long press(HubClient client) {
            long moved = 0;
            while (true) {
                Tree step = client.post(PATH + "/release", Map.of("as", as.word()));
                moved += Long.parseLong(step.text("moved").orElse("0"));
                if (!isHeld(step)) {
                    return moved;
                }
                terminal.err().println(step.text("left").orElse("?") + " left");
            }
        }
    }
}
