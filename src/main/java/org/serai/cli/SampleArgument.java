package org.serai.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** FILE and what it is: of every command that takes a native document. */
final class SampleArgument {
    @Parameters(paramLabel = "FILE", description = "the document; headers.json and type.txt beside it go with it")
    private Path file = Path.of("");

    @Option(
            names = "--connector",
            paramLabel = "NAME",
            description = "the system; default: connectors/<name>/ in FILE's path")
    private @Nullable String connector;

    @Option(names = "--type", paramLabel = "TYPE", description = "the document type; default: type.txt beside FILE")
    private @Nullable String type;

    Sample read(Terminal terminal) {
        return Sample.read(terminal.resolve(file), connector, type);
    }
}
