package org.serai.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.serai.explain.Explanation;
import org.serai.explain.Explanations;
import org.serai.finding.Suggestion;
import org.serai.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        description = "Say what a code means and what to do; ours and the Cloud API's, offline.",
        footer = {"", "Examples: serai explain SERAI-T004 | policy.window-closed | 131047"})
final class ExplainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "CODE", description = "the code; without one, all codes are listed")
    private String code = "";

    @Mixin
    private OutputOptions output = new OutputOptions();

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Explanations all = Explanations.load();
        if (code.isEmpty()) {
            all.codes().forEach(known -> terminal.out().println(known));
            return Exit.DONE;
        }
        Optional<Explanation> found = all.find(code);
        if (found.isEmpty()) {
            String near = Suggestion.nearest(code, all.codes())
                    .map(known -> "did you mean `" + known + "`?")
                    .orElse("serai explain, without a code, lists them all");
            throw new CliFailure(Exit.WRONG, "unknown code `" + code + "`", near);
        }
        print(found.get());
        return Exit.DONE;
    }

    private void print(Explanation explanation) {
        if (output.json()) {
            terminal.out().println(Json.text(explanation.toTree()));
            return;
        }
        terminal.out().println(terminal.paint().bold(explanation.code() + ": " + explanation.title()));
        terminal.out().println();
        terminal.out().println(explanation.meaning());
        terminal.out().println("What to do: " + explanation.remedy());
    }
}
