package org.serai.cli;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.serai.canonical.Tree;
import org.serai.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = "Write messages or replies to stdout, one a line, phones in full.",
        footer = {"", "Example: serai export messages --state failed --as csv > failed.csv"})
final class ExportCommand implements Callable<Integer> {
    private static final List<String> COLUMNS = List.of(
            "id",
            "tenant",
            "businessKey",
            "to",
            "template",
            "language",
            "state",
            "wamid",
            "attempts",
            "acceptedAt",
            "deliveredAt",
            "error.code",
            "error.title");
    private static final int SHOW_EVERY = 500;
    private final Terminal terminal;

    enum What {
        MESSAGES,
        REPLIES
    }

    enum As {
        NDJSON,
        CSV
    }

    @Parameters(paramLabel = "messages|replies", description = "what to write")
    private What what = What.MESSAGES;

    @Option(names = "--as", paramLabel = "ndjson|csv", defaultValue = "ndjson", description = "csv: messages only")
    private As as = As.NDJSON;

    @Mixin
    private MessageFilter filter = new MessageFilter();

    @Mixin
    private HubAddress hub = new HubAddress();

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (as == As.CSV && what == What.REPLIES) {
            throw new CliFailure(Exit.USAGE, "replies do not fit a table", "write them with --as ndjson");
        }
        HubClient client = hub.client(terminal);
        var query = filter.query();
        query.put("limit", "200");
        if (as == As.CSV) {
            terminal.out().println(String.join(",", COLUMNS));
        }
        long[] written = {0};
        long all = Pages.each(client, "/api/v1/" + what.name().toLowerCase(Locale.ROOT), query, item -> {
            terminal.out().println(as == As.CSV ? csv(item) : Json.text(item.node()));
            if (terminal.errIsTerminal() && ++written[0] % SHOW_EVERY == 0) {
                terminal.err().print("\r" + written[0] + " written");
                terminal.err().flush();
            }
        });
        terminal.err().println((terminal.errIsTerminal() ? "\r" : "") + all + " written");
        return Exit.DONE;
    }

    private static String csv(Tree item) {
        return COLUMNS.stream()
                .map(column -> cell(item.text(column.split("\\.")).orElse("")))
                .collect(Collectors.joining(","));
    }

    private static final Set<Character> FORMULA = Set.of('=', '@', '-', '\t', '\r');

    /** Quoted where needed; what a spreadsheet would take for a formula gets an apostrophe. Phones keep their plus. */
    private static String cell(String text) {
        boolean formula = !text.isEmpty()
                && (FORMULA.contains(text.charAt(0)) || text.startsWith("+") && !text.matches("\\+[0-9]+"));
        String safe = formula ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
