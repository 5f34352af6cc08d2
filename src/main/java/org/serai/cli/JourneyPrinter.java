package org.serai.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** One line a step: time, step, outcome, what more is known. With {@code -o json} each step as the hub gave it. */
final class JourneyPrinter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Set<String> BAD =
            Set.of("refused", "failed", "expired", "blocked", "parked", "unknown", "rejected");
    private static final Set<String> SHOWN =
            Set.of("step", "at", "outcome", "detail", "reason", "error", "endedAt", "deliveredAt", "wamid");
    private final Terminal terminal;
    private final boolean json;

    JourneyPrinter(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    void step(Tree step) {
        terminal.out().println(json ? Json.text(step.node()) : line(step));
    }

    /** A step that only counts on is the same; one with another outcome is a new one. */
    static String identity(Tree step) {
        return Stream.of("step", "at", "outcome", "attempt", "flow", "type", "wamid", "connector", "route")
                .map(field -> step.text(field).orElse(""))
                .collect(Collectors.joining("|"));
    }

    private String line(Tree step) {
        Paint paint = terminal.paint();
        String outcome = step.text("outcome").orElse("");
        String padded = String.format("%-10s", outcome);
        String shown = BAD.contains(outcome) ? paint.red(padded) : paint.green(padded);
        String line = paint.faint(time(step)) + "  "
                + String.format("%-9s", step.text("step").orElse("")) + "  " + shown;
        return (line + more(step)).stripTrailing();
    }

    /** What else is known: plain values by name, then the reason. */
    private static String more(Tree step) {
        var more = new StringBuilder();
        step.text("detail").ifPresent(text -> more.append("  ").append(text));
        step.map().keySet().stream()
                .filter(field -> !SHOWN.contains(field))
                .forEach(field -> step.text(field)
                        .ifPresent(value ->
                                more.append("  ").append(field).append('=').append(value)));
        step.text("reason").ifPresent(text -> more.append("  ").append(text));
        for (String why : List.of("reason", "error")) {
            step.text(why, "code").ifPresent(code -> more.append("  ").append(code));
            step.text(why, "text")
                    .or(() -> step.text(why, "title"))
                    .ifPresent(text -> more.append(": ").append(text));
        }
        return more.toString();
    }

    static String time(Tree step) {
        String at = step.text("endedAt")
                .or(() -> step.text("deliveredAt"))
                .or(() -> step.text("at"))
                .orElse("");
        try {
            return TIME.format(Instant.parse(at));
        } catch (DateTimeException unreadable) {
            return String.format("%-12s", at);
        }
    }
}
