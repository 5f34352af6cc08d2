package org.serai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.finding.Finding;
import org.serai.finding.Place;

class FindingPrinterTest {
    private static final String FILE = "routes/flows/order-confirmed/order-confirmed.camel.yaml";
    private final Cli cli = Cli.here();

    @TempDir
    Path root;

    @BeforeEach
    void aFile() throws IOException {
        Path file = root.resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "# a line\n".repeat(21) + "        - setHaeder: {name: X, constant: y}\n");
    }

    private static Finding typo() {
        return Finding.error(
                "SERAI-R012", new Place(FILE, 22, 11, 20), "unknown step `setHaeder`", "did you mean `setHeader`?");
    }

    private FindingPrinter printer(Terminal terminal) {
        return new FindingPrinter(terminal, terminal.out(), List.of(root));
    }

    @Test
    void a_finding_looks_like_a_compilers() {
        printer(cli.terminal()).text(List.of(FILE), List.of(typo()), 0.7);

        assertThat(cli.out()).isEqualTo("""
                  looked at routes/flows/order-confirmed/order-confirmed.camel.yaml
                error[SERAI-R012]: unknown step `setHaeder`
                  --> routes/flows/order-confirmed/order-confirmed.camel.yaml:22:11
                   |
                22 |         - setHaeder: {name: X, constant: y}
                   |           ^^^^^^^^^ did you mean `setHeader`?
                   = help: serai explain SERAI-R012
                checked 1 file in 0.7 s: 1 error, 0 warnings
                """);
    }

    @Test
    void the_json_twin_holds_the_same() {
        printer(cli.terminal()).json(List.of(FILE), List.of(typo()), 0.72, java.util.Map.of());

        assertThat(cli.json().text("findings", "0", "code")).hasValue("SERAI-R012");
        assertThat(cli.json().text("findings", "0", "line")).hasValue("22");
        assertThat(cli.json().text("findings", "0", "column")).hasValue("11");
        assertThat(cli.json().text("findings", "0", "endColumn")).hasValue("20");
        assertThat(cli.json().text("findings", "0", "suggestion")).hasValue("did you mean `setHeader`?");
        assertThat(cli.json().text("files", "0")).hasValue(FILE);
        assertThat(cli.json().text("errors")).hasValue("1");
    }

    @Test
    void a_finding_about_a_file_that_is_not_there_has_no_line_to_show() {
        var missing =
                Finding.warning("SERAI-C005", Place.start("connectors/a/mapping/x.jslt"), "there is no file", "add it");
        printer(cli.terminal()).text(List.of(), List.of(missing), 0);

        assertThat(cli.out())
                .contains("warning[SERAI-C005]")
                .contains(" = add it")
                .doesNotContain("^");
    }

    @Test
    void a_place_beyond_the_end_of_a_line_is_marked_at_its_end() {
        var odd = Finding.error("SERAI-Y001", new Place(FILE, 22, 400, 900), "odd", null);
        printer(cli.terminal()).text(List.of(), List.of(odd), 0);

        assertThat(cli.out()).contains("   |                                            ^\n");
    }

    @Test
    void tabs_stay_tabs_so_that_the_caret_stands_where_it_should() throws IOException {
        Files.writeString(root.resolve("t.yaml"), "\t\tkey: x\n");
        var tab = Finding.error("SERAI-Y001", new Place("t.yaml", 1, 3, 6), "no tabs", null);
        printer(cli.terminal()).text(List.of(), List.of(tab), 0);

        assertThat(cli.out()).contains("  | \t\t^^^\n");
    }
}
