package org.serai.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.serai.bench.ConnectorBench;
import org.serai.bench.ConnectorFigures;
import org.serai.bench.ConnectorOptions;
import org.serai.bench.StartBench;
import org.serai.bench.Unmeasurable;
import picocli.CommandLine.Option;

/** The options of {@code bench} that measure folders of connectors instead of orders. */
final class FolderBench {
    @Option(
            names = "--connector",
            paramLabel = "NAME",
            description =
                    "load a hub with copies of this folder's samples, signed as it wants, and measure them in the outbox")
    private @Nullable String connector;

    @Option(names = "--file", description = "with --connector: the copies come in a file, and the heap is watched")
    private boolean file;

    @Option(
            names = "--folders",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "measure how much slower a hub starts with N more folders: copies of all there are, or of --connector")
    private int copies;

    /** What the other options say. */
    record Load(int events, int warmUp, int connections, int rate, boolean doorOnly) {}

    boolean isAsked() {
        if (file && connector == null) {
            throw new CliFailure(Exit.USAGE, "--file wants a connector", "name one: --connector csv-drop");
        }
        return connector != null || copies > 0;
    }

    int run(Terminal terminal, List<String> hub, Load load, Consumer<Map<String, Object>> print)
            throws IOException, InterruptedException {
        Consumer<String> talk = line -> terminal.err().println(line);
        try {
            if (copies > 0) {
                print.accept(new StartBench(terminal.project(), hub, connector, copies, talk)
                        .run()
                        .toTree());
                return Exit.DONE;
            }
            var options = new ConnectorOptions(
                    String.valueOf(connector),
                    load.events,
                    load.warmUp,
                    load.connections,
                    load.rate,
                    file,
                    load.doorOnly,
                    terminal.project(),
                    hub);
            ConnectorFigures figures = new ConnectorBench(options, talk).run();
            print.accept(figures.toTree());
            return figures.lost() == 0 && figures.twice() == 0 ? Exit.DONE : Exit.WRONG;
        } catch (Unmeasurable cannot) {
            throw new CliFailure(Exit.USAGE, String.valueOf(cannot.getMessage()), cannot.wayOut());
        }
    }
}
