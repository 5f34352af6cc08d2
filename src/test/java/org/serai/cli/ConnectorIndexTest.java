package org.serai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorIndexTest {
    private static final Path PAGE = Path.of("src/docs/reference/connectors.md");

    @Test
    void the_page_is_what_the_folders_give() throws IOException {
        Cli cli = Cli.here();

        assertThat(cli.run("connector", "index")).isZero();

        assertThat(cli.out())
                .as("make it anew: ./serai connector index > " + PAGE)
                .isEqualTo(Files.readString(PAGE));
    }

    @Test
    void every_folder_stands_in_it_with_its_ways_in_and_settings() throws IOException {
        String page = Files.readString(PAGE);

        try (Stream<Path> folders = Files.list(Path.of("connectors"))) {
            folders.filter(folder -> Files.exists(folder.resolve("connector.yaml")))
                    .forEach(folder -> assertThat(page).contains("\n## " + folder.getFileName() + "\n"));
        }
        assertThat(page)
                .contains("| [jms](#jms) | generic | `jms-event-source` |")
                .contains("| `fulfillment_events/create` | `shipment.updated.v1` | yes |")
                .contains("| `api-version` | Admin API version: ")
                .contains("Client secret (secret): ");
    }

    @Test
    void a_broken_folder_gives_no_page(@TempDir Path project) throws IOException {
        Files.createDirectories(project.resolve("connectors/broken"));
        Files.writeString(project.resolve("connectors/broken/connector.yaml"), "name: broken\n");
        Cli cli = Cli.in(project);

        assertThat(cli.run("connector", "index")).isEqualTo(Exit.WRONG);

        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).contains("serai validate");
    }
}
