package org.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.serai.finding.Finding;
import org.serai.finding.Findings;

class TableReaderTest {
    private final Findings findings = new Findings();

    @Test
    void words_know_neither_case_nor_blanks_around_them() {
        LookupTable table = read("code,canonical,note\n In Transit ,IN_TRANSIT,\n");

        assertThat(table.find("in transit")).contains("IN_TRANSIT");
        assertThat(table.find("  IN TRANSIT ")).contains("IN_TRANSIT");
        assertThat(table.find("in-transit")).isEmpty();
        assertThat(findings.list()).isEmpty();
    }

    @Test
    void what_a_spreadsheet_writes_is_read() {
        LookupTable table =
                read("\uFEFFNote;Canonical;Code\r\n\"the \"\"last\"\" mile; at last\";OUT;\"a;b\"\r\n;GONE;x y\r\n");

        assertThat(table.find("a;b")).contains("OUT");
        assertThat(table.find("X Y")).contains("GONE");
        assertThat(findings.list()).isEmpty();
    }

    @Test
    void comments_and_blank_lines_are_for_people_and_a_note_may_hold_anything() {
        LookupTable table = read("# who wrote it\n\ncode,canonical,note\n# group\na,A,with, commas\n   \nb,B\n");

        assertThat(table.rows()).extracting(TableRow::canonical).containsExactly("A", "B");
        assertThat(table.rows()).extracting(row -> row.place().line()).containsExactly(5, 7);
        assertThat(findings.list()).isEmpty();
    }

    @Test
    void broken_rows_are_told_each_with_its_line_and_the_others_count() {
        LookupTable table = read("code,canonical\na,A\nb\nA ,B\n,C\nc,C,over\nd,D\n");

        assertThat(findings.list()).extracting(Finding::code).containsOnly("SERAI-M007");
        assertThat(findings.list()).extracting(Finding::line).containsExactly(3, 4, 5, 6);
        assertThat(findings.list()).extracting(Finding::suggestion).doesNotContainNull();
        assertThat(table.find("d")).contains("D");
    }

    @Test
    void one_code_may_stand_once_a_reason() {
        LookupTable table = read("code,reason,canonical\na,,A\na,r,B\nA,R ,C\n");

        assertThat(table.find("a", "r")).contains("B");
        assertThat(findings.list()).singleElement().satisfies(found -> {
            assertThat(found.line()).isEqualTo(4);
            assertThat(found.message()).contains("`A, R` stands here twice");
        });
    }

    @Test
    void a_header_that_lacks_a_column_or_misspells_one_says_so() {
        read("code,canonicl,note\na,A,\n");

        assertThat(findings.list())
                .extracting(Finding::message)
                .containsExactly("unknown column `canonicl`", "no column `canonical`");
        assertThat(findings.list().get(0).suggestion()).contains("`canonical`");
    }

    @Test
    void an_empty_table_lacks_its_columns() {
        for (String empty : List.of("", "\n", "# nothing yet\n")) {
            var found = new Findings();
            TableReader.read("x/status.csv", empty, found);
            assertThat(found.list()).as(empty).hasSize(2);
        }
    }

    @Test
    void a_quote_nobody_closed_is_told_near_its_line() {
        read("code,canonical\na,A\n\"b\"x,B\n");

        assertThat(findings.list()).singleElement().satisfies(found -> {
            assertThat(found.line()).isEqualTo(3);
            assertThat(found.suggestion()).contains("quote");
        });
    }

    private LookupTable read(String text) {
        return TableReader.read("x/status.csv", text, findings);
    }
}
