package org.serai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentsTest {
    private static final Pattern COMMAND = Pattern.compile("(?m)^(?:[A-Z_]+=\\S+ )*\\./serai ((?:[^#\\n]|(?<! )#)*)");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

    static List<Path> documents() throws IOException {
        var documents = new ArrayList<>(List.of(Path.of("README.md"), Path.of("docker/config/README.md")));
        try (Stream<Path> files = Files.walk(Path.of("src/docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
        return documents;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void the_readme_is_short() {
        assertThat(read(Path.of("README.md")).lines()).hasSizeLessThan(150);
    }

    /** Those of the README are run: ReadmeIT. */
    static List<Path> guides() throws IOException {
        return documents().stream()
                .filter(document -> !document.equals(Path.of("README.md")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("guides")
    void every_command_in_a_document_is_one_the_command_line_understands(Path document) {
        COMMAND.matcher(read(document))
                .results()
                .map(found -> found.group(1).strip())
                .forEach(command -> {
                    List<String> words = Arrays.stream(command.split(" +"))
                            .map(word -> word.replace("'", ""))
                            .filter(word -> !word.isEmpty())
                            .toList();
                    SeraiCommand.line(Cli.here().terminal(), options -> 0).parseArgs(words.toArray(String[]::new));
                    words.stream()
                            .filter(word -> word.startsWith("connectors/") && !word.startsWith("connectors/acme"))
                            .forEach(word ->
                                    assertThat(Path.of(word)).as(command).exists());
                });
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_link_leads_somewhere(Path document) {
        LINK.matcher(read(document))
                .results()
                .map(found -> document.resolveSibling(found.group(1)))
                .forEach(target -> assertThat(target).exists());
    }

    @Test
    void every_command_stands_in_the_reference() {
        String reference = read(Path.of("src/docs/reference/cli.md"));
        SeraiCommand.line(Cli.here().terminal(), options -> 0)
                .getSubcommands()
                .keySet()
                .forEach(command -> assertThat(reference).contains("`" + command));
    }
}
