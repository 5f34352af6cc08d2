package org.serai.cli;

import picocli.CommandLine.Option;

/** {@code -o} of every command that prints data. */
final class OutputOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "text|json",
            defaultValue = "text",
            description = "how data is printed on stdout: text or json")
    private Format format = Format.TEXT;

    boolean json() {
        return format == Format.JSON;
    }
}
