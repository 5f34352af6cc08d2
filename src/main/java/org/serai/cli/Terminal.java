package org.serai.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What surrounds one call of the command line: data goes to {@code out}, talk and progress to {@code err}. Relative
 * arguments are seen from {@code directory}; {@code project} holds routes/ and connectors/.
 */
record Terminal(
        PrintWriter out,
        PrintWriter err,
        Map<String, String> environment,
        Path directory,
        Path project,
        boolean outIsTerminal,
        boolean errIsTerminal,
        Clock clock) {

    /** The real one, as the launcher describes it. UTF-8 whatever the locale. */
    static Terminal system() {
        String terminals = System.getProperty("serai.terminal", "");
        Path directory = Path.of("").toAbsolutePath();
        return new Terminal(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                System.getenv(),
                directory,
                Optional.ofNullable(System.getProperty("serai.project"))
                        .map(Path::of)
                        .orElse(directory),
                terminals.contains("out"),
                terminals.contains("err"),
                Clock.systemUTC());
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** See no-color.org: set to anything but nothing, it means no. */
    boolean wantsColor() {
        return outIsTerminal && variable("NO_COLOR").isEmpty() && !"dumb".equals(environment.get("TERM"));
    }

    /** A file argument as the caller meant it. */
    Path resolve(Path argument) {
        return directory.resolve(argument).normalize();
    }

    Paint paint() {
        return new Paint(wantsColor());
    }
}
