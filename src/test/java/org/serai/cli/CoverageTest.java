package org.serai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.Tree;

class CoverageTest {
    private static final String TABLE = "connectors/acme/mapping/status.csv";

    @TempDir
    Path project;

    @BeforeEach
    void a_folder_with_a_table() {
        Cli.in(project).run("connector", "new", "acme", "--kind", "logistics");
    }

    @Test
    void words_of_the_samples_are_covered_or_missing_with_the_share() throws Exception {
        Path sample = project.resolve("connectors/acme/samples/out-for-delivery");
        Path another = Files.createDirectories(project.resolve("connectors/acme/samples/teleported"));
        for (String file : new String[] {"in.json", "out.json"}) {
            String text = Files.readString(sample.resolve(file))
                    .replace("with_courier", "teleported")
                    .replace("OUT_FOR_DELIVERY", "UNKNOWN");
            Files.writeString(another.resolve(file), text);
        }
        Cli cli = Cli.in(project);
        cli.run("validate", "--coverage");

        assertThat(cli.out())
                .contains(TABLE + ": 1 of 2 words covered, 50 %")
                .contains("  with_courier = OUT_FOR_DELIVERY")
                .contains("  teleported: no line for it (in a sample)");
    }

    @Test
    void words_a_hub_met_are_missing_until_the_table_holds_them() throws Exception {
        Files.createDirectories(project.resolve(".serai"));
        Files.writeString(
                project.resolve(".serai/unmapped-words.csv"),
                "acme,status,\"lost, it seems\"\nacme,status,Delivered\nothers,status,odd\n");
        Cli cli = Cli.in(project);
        cli.run("validate", "--coverage", "-o", "json");

        Tree table = cli.json().items("coverage").get(0);
        assertThat(table.text("file")).contains(TABLE);
        assertThat(table.text("percent")).contains("50");
        assertThat(table.map("covered")).containsOnlyKeys("with_courier");
        assertThat(table.items("missing")).extracting(Tree::node).containsExactly("lost, it seems");
        assertThat(table.items("seen")).extracting(Tree::node).containsExactly("lost, it seems");
    }

    @Test
    void a_list_nobody_can_read_is_refused_with_its_name() throws Exception {
        Files.createDirectories(project.resolve(".serai"));
        Files.writeString(project.resolve(".serai/unmapped-words.csv"), "\"a\"b,c,d\n");
        Cli cli = Cli.in(project);

        assertThat(cli.run("validate", "--coverage")).isEqualTo(Exit.WRONG);
        assertThat(cli.err()).contains("unmapped-words.csv");
    }

    @Test
    void who_does_not_ask_for_it_does_not_get_it() {
        Cli cli = Cli.in(project);
        cli.run("validate", "-o", "json");

        assertThat(cli.json().has("coverage")).isFalse();
    }
}
