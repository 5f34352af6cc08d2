package org.serai.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** One line a step: time, step, outcome, what more is known. With {@code -o json} each step as the hub gave it. */
final class JourneyPrinter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final Set<String> BAD =
            Set.of("refused", "failed", "expired", "blocked", "parked", "unknown", "rejected");
    private final Terminal terminal;
    private final boolean json;

    JourneyPrinter(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    void step(Tree step) {
        terminal.out().println(json ? Json.text(step.node()) : line(step));
    }

    /** The same step read twice is the same text; a step that learnt more is a new one. */
    static String identity(Tree step) {
        return Json.text(step.node());
    }

    private String line(Tree step) {
        Paint paint = terminal.paint();
        String outcome = step.text("outcome").orElse("");
        String padded = String.format("%-10s", outcome);
        return paint.faint(time(step)) + "  "
                + String.format("%-10s", step.text("step").orElse("")) + "  "
                + (BAD.contains(outcome) ? paint.red(padded) : paint.green(padded)) + more(step);
    }

    private static String more(Tree step) {
        var more = new StringBuilder();
        step.text("detail").ifPresent(text -> more.append("  ").append(text));
        step.text("reason", "code").ifPresent(code -> more.append("  ").append(code));
        step.text("reason", "text").ifPresent(text -> more.append(": ").append(text));
        step.text("reason").ifPresent(text -> more.append("  ").append(text));
        return more.toString();
    }

    static String time(Tree step) {
        String at = step.text("at").orElse("");
        try {
            return TIME.format(Instant.parse(at));
        } catch (DateTimeException unreadable) {
            return String.format("%-12s", at);
        }
    }
}
