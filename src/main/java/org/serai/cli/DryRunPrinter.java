package org.serai.cli;

import java.util.List;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** Prints what a document would become: one bubble a message, the reason where there is none. */
final class DryRunPrinter {
    private final Terminal terminal;
    private final Wordings wordings;

    DryRunPrinter(Terminal terminal, Wordings wordings) {
        this.terminal = terminal;
        this.wordings = wordings;
    }

    /** The exit code: wrong where something parks, refused where every event is refused. */
    int print(Tree dryRun, boolean json) {
        List<Tree> items = dryRun.items("items");
        List<Tree> parked = dryRun.items("parked");
        if (json) {
            terminal.out().println(Json.pretty(dryRun.node()));
        } else {
            items.forEach(this::item);
            parked.forEach(this::parked);
            if (items.isEmpty() && parked.isEmpty()) {
                terminal.err().println("this document says nothing: no event comes of it");
            }
        }
        if (!parked.isEmpty()) {
            return Exit.WRONG;
        }
        boolean allRefused = !items.isEmpty() && items.stream().allMatch(DryRunPrinter::isRefused);
        return allRefused ? Exit.REFUSED : Exit.DONE;
    }

    private void item(Tree item) {
        Paint paint = terminal.paint();
        String outcome = item.text("verdict", "outcome").orElse("");
        String shown = isRefused(item) ? paint.red(outcome) : paint.green(outcome);
        terminal.out()
                .println(paint.bold(item.text("event", "type").orElse("event")) + "  "
                        + item.text("event", "subject").orElse("") + "  " + shown + reason(item));
        Tree message = item.at("message");
        if (message.has()) {
            terminal.out()
                    .println("to "
                            + message.text("to")
                                    .or(() -> message.text("recipient"))
                                    .orElse("") + "  "
                            + message.text("template", "name")
                                    .map(name -> name + "/"
                                            + message.text("template", "language", "code")
                                                    .orElse(""))
                                    .orElse("text"));
            wordings.bubble(message)
                    .ifPresent(bubble ->
                            bubble.lines(paint).forEach(line -> terminal.out().println("  " + line)));
        }
    }

    private static String reason(Tree item) {
        Tree reason = item.at("verdict", "reason");
        return reason.text()
                .or(() -> reason.text("code")
                        .map(code ->
                                code + reason.text("text").map(t -> ": " + t).orElse("")))
                .map(text -> "  " + text)
                .orElse("");
    }

    private void parked(Tree parked) {
        terminal.out()
                .println(terminal.paint().red("parked") + "  "
                        + parked.text("code").orElse("") + " at "
                        + parked.text("pointer").orElse("the document") + ": "
                        + parked.text("message").orElse(""));
        terminal.out().println("  = help: serai explain " + parked.text("code").orElse(""));
    }

    private static boolean isRefused(Tree item) {
        return item.text("verdict", "outcome").filter("refuse"::equals).isPresent();
    }
}
