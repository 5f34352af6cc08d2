package org.serai.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.serai.finding.Finding;

class FixedWidthTest {
    private static final String COLUMNS =
            "columns: [{ name: number, from: 2, width: 6 }, { name: status, from: 8, width: 4 }]";

    @Test
    void values_are_cut_out_of_their_places_and_blank_ones_are_absent() {
        assertThat(Reading.told("{ name: fixed-width, " + COLUMNS + " }", "D4711  DLVD\nD  4712    \nD47\n"))
                .containsExactly(
                        "line 1: {\"number\":\"4711\",\"status\":\"DLVD\"}",
                        "line 2: {\"number\":\"4712\"}",
                        "line 3: {\"number\":\"47\"}");
    }

    @Test
    void lines_of_another_kind_are_passed_over() {
        assertThat(Reading.told(
                        "{ name: fixed-width, begins-with: D, " + COLUMNS + " }", "H20261127\nD4711  DLVD\nT000001\n"))
                .containsExactly("line 2: {\"number\":\"4711\",\"status\":\"DLVD\"}");
    }

    @Test
    void where_a_length_is_declared_a_line_that_was_cut_is_seen() {
        assertThat(Reading.told("{ name: fixed-width, length: 11, " + COLUMNS + " }", "D4711  DLVD\nD4712  DL"))
                .containsExactly(
                        "line 1: {\"number\":\"4711\",\"status\":\"DLVD\"}", "line 2! 9 characters where there are 11");
    }

    @Test
    void columns_are_needed_and_checked() {
        assertThat(Reading.findings("{ name: fixed-width }"))
                .extracting(Finding::message)
                .containsExactly("`columns` names 1 to 1,000 columns");
        assertThat(Reading.findings("{ name: fixed-width, columns: [{ name: a, from: 0, width: 3 }] }"))
                .extracting(Finding::message)
                .containsExactly("`from` is a whole number from 1 to 100000");
    }
}
