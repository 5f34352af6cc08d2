package org.serai.cli;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.serai.canonical.Tree;
import org.serai.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "tap",
        description = "Print messages as they change, phones masked, until interrupted.",
        footer = {"", "With -o json one JSON object a line. Under heavy load some states in between are not seen."})
final class TapCommand implements Callable<Integer> {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int REMEMBERED = 20_000;
    private final Terminal terminal;
    private final Set<String> seen = new HashSet<>();
    private final ArrayDeque<String> oldestFirst = new ArrayDeque<>();

    @Option(names = "--count", paramLabel = "N", defaultValue = "0", description = "stop after N lines; 0: never")
    private long count;

    @Mixin
    private MessageFilter filter = new MessageFilter();

    @Mixin
    private HubCall hub = new HubCall();

    TapCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        HubClient client = hub.client(terminal);
        var query = filter.query();
        query.put("limit", "100");
        terminal.err().println("listening at " + client.base() + ", Ctrl-C ends it");
        long printed = 0;
        while (true) {
            var newestFirst = new java.util.ArrayList<>(
                    client.get("/api/v1/messages", query).items("items"));
            Collections.reverse(newestFirst);
            printed += print(newestFirst, printed);
            if (count > 0 && printed >= count) {
                return Exit.DONE;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private long print(List<Tree> oldestToNewest, long before) {
        long printed = 0;
        for (Tree message : oldestToNewest) {
            boolean room = count == 0 || before + printed < count;
            if (room && isNew(message)) {
                terminal.out().println(hub.json() ? Json.text(MessageLine.masked(message)) : MessageLine.text(message));
                printed++;
            }
        }
        return printed;
    }

    private boolean isNew(Tree message) {
        String key = message.text("id").orElse("") + " " + message.text("state").orElse("");
        if (!seen.add(key)) {
            return false;
        }
        oldestFirst.add(key);
        if (oldestFirst.size() > REMEMBERED) {
            seen.remove(oldestFirst.remove());
        }
        return true;
    }
}
