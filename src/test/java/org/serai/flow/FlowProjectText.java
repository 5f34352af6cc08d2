package org.serai.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's own sources, for tests that compare them. */
record FlowProjectText(String path) {
    private static final Pattern CODE = Pattern.compile("\"(SERAI-[RF][0-9]{3})\"");

    String read() {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException missing) {
            throw new java.io.UncheckedIOException(missing);
        }
    }

    Set<String> codes() {
        var codes = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(Path.of(path))) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> CODE.matcher(new FlowProjectText(file.toString()).read())
                            .results()
                            .forEach(found -> codes.add(found.group(1))));
        } catch (IOException missing) {
            throw new java.io.UncheckedIOException(missing);
        }
        return codes;
    }
}
