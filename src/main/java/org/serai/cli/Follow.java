package org.serai.cli;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.serai.canonical.Tree;

/** Asks the hub again and again for one event's journey and prints each step once, until nothing more will happen. */
final class Follow {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Set<String> ENDS = Set.of("read", "refused", "failed", "expired", "superseded", "blocked");
    private final Terminal terminal;
    private final HubClient client;
    private final JourneyPrinter printer;
    private final Duration patience;
    private final Set<String> printed = new HashSet<>();

    Follow(Terminal terminal, HubClient client, boolean json, Duration patience) {
        this.terminal = terminal;
        this.client = client;
        this.printer = new JourneyPrinter(terminal, json);
        this.patience = patience;
    }

    /** The exit code: done when every message was read, refused, part done or wrong otherwise. */
    int until(String eventId) {
        long end = System.nanoTime() + patience.toNanos();
        Optional<Journey> last = Optional.empty();
        while (System.nanoTime() - end < 0) {
            last = client.find("/api/v1/trace/" + HubClient.segment(eventId)).map(Journey::new);
            last.ifPresent(this::printNew);
            if (last.filter(Follow::isOver).isPresent()) {
                return verdict(last.get());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        String state = last.map(j -> String.join(", ", j.states()))
                .filter(s -> !s.isEmpty())
                .orElse("nothing yet");
        terminal.err().println("still waiting after " + patience.toSeconds() + " s: " + state);
        terminal.err().println("  = help: serai trace " + eventId);
        return Exit.PART;
    }

    private void printNew(Journey journey) {
        for (Tree step : journey.steps()) {
            if (printed.add(JourneyPrinter.identity(step))) {
                printer.step(step);
            }
        }
    }

    private static boolean isOver(Journey journey) {
        if (journey.isStopped()) {
            return true;
        }
        List<String> states = journey.states();
        return journey.isMapped() && states.size() >= journey.expected() && ENDS.containsAll(states);
    }

    private int verdict(Journey journey) {
        List<String> states = journey.states();
        if (!states.isEmpty() && states.stream().allMatch(Follow::isGood)) {
            return Exit.DONE;
        }
        if (!states.isEmpty() && states.stream().anyMatch(Follow::isGood)) {
            return Exit.PART;
        }
        if (states.contains("refused") || journey.isRefused()) {
            return Exit.REFUSED;
        }
        return states.isEmpty() ? withoutMessage(journey) : Exit.WRONG;
    }

    private int withoutMessage(Journey journey) {
        if (journey.isMapped()) {
            terminal.err().println("nothing new: what it says was handled before, and nothing is sent twice");
            return Exit.DONE;
        }
        terminal.err().println("no message came of it: " + journey.outcome());
        String eventId = journey.tree().text("eventId").orElse("");
        Pages.all(client, "/api/v1/parked", Map.of("limit", "200")).stream()
                .filter(parked -> parked.text("eventId").filter(eventId::equals).isPresent())
                .forEach(parked -> terminal.err().println(ParkedLine.text(parked)));
        return Exit.WRONG;
    }

    private static boolean isGood(String state) {
        return state.equals("read") || state.equals("superseded");
    }
}
