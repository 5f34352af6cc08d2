package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * What each folder's README has one type beside a demo hub, as it is written: a document is handed in, or laid where the hub
 * looks, and is understood. Only the two ports are others.
 */
record FolderReadmes(Checkout checkout, Supplier<House> hub) {
    private static final Pattern EVENT = Pattern.compile("\"eventId\":\"([^\"]+)\"");
    private static final String HUB = "http://127.0.0.1:8080";
    private static final String SANDBOX = "http://127.0.0.1:8090";

    Stream<DynamicTest> tests() throws IOException {
        List<Path> readmes = readmes();
        return Stream.concat(
                readmes.stream().map(readme -> dynamicTest(readme.toString(), () -> type(readme))),
                readmes.stream()
                        .filter(readme -> !said(readme).contains(HUB))
                        .map(readme -> dynamicTest(readme + ": the hub looks there", () -> isRead(readme))));
    }

    private static List<Path> readmes() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("connectors"))) {
            return folders.map(folder -> folder.resolve("README.md"))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
        }
    }

    private void type(Path readme) throws IOException {
        Checkout.Said said = checkout.run("set -e\n"
                + said(readme)
                        .replace("curl -sS ", "curl -sSf ")
                        .replace(HUB, hub.get().url())
                        .replace(SANDBOX, hub.get().sandboxUrl()));
        assertThat(said.exit()).as(said.out() + said.err()).isZero();
        List<String> events =
                EVENT.matcher(said.out()).results().map(event -> event.group(1)).toList();
        assertThat(events.isEmpty()).as(said.out()).isEqualTo(!said(readme).contains(HUB));
        events.forEach(
                event -> assertThat(hub.get().trace(event).text("outcome")).hasValue("handled"));
    }

    /** What one types there; a README has one such place. */
    private static String said(Path readme) {
        try {
            List<String> blocks = Fences.of(readme, "").stream()
                    .filter(block -> Stream.of(HUB, SANDBOX, ".serai/").anyMatch(block::contains))
                    .toList();
            assertThat(blocks).as(readme.toString()).hasSize(1);
            return blocks.get(0);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void isRead(Path readme) {
        String connector = readme.getParent().getFileName().toString();
        House.await(
                "documents of " + connector,
                () -> hub.get().metrics(),
                metrics -> metrics.lines()
                        .filter(line -> line.startsWith("serai_documents_total{"))
                        .anyMatch(line -> line.contains("\"" + connector + "\"") && !line.endsWith(" 0.0")));
    }
}
