package org.serai.cli;

import java.util.concurrent.Callable;
import org.serai.connector.ConnectorPage;
import org.serai.connector.Connectors;
import org.serai.finding.Finding;
import org.serai.finding.Findings;
import picocli.CommandLine.Command;

@Command(
        name = "index",
        description = "Print the page that lists all connectors, made from their folders.",
        footer = {"", "Example: serai connector index > src/docs/reference/connectors.md"})
final class ConnectorIndexCommand implements Callable<Integer> {
    private final Terminal terminal;

    ConnectorIndexCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var findings = new Findings();
        Connectors connectors = Connectors.load(terminal.project().resolve("connectors"), findings);
        if (findings.list().stream().anyMatch(Finding::isError)) {
            throw new CliFailure(Exit.WRONG, "a folder under connectors/ has errors", "serai validate lists them");
        }
        terminal.out().print(new ConnectorPage(connectors).text());
        terminal.out().flush();
        return Exit.DONE;
    }
}
