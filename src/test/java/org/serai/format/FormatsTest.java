package org.serai.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.serai.finding.Finding;

class FormatsTest {
    @Test
    void a_format_nobody_knows_is_told_with_its_place_and_its_neighbours() {
        assertThat(Reading.findings("{ name: json-line }")).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("SERAI-C003");
            assertThat(found.column()).isEqualTo(9);
            assertThat(found.suggestion()).contains("`json-lines`");
        });
    }

    @Test
    void a_setting_the_format_does_not_have_is_told() {
        assertThat(Reading.findings("{ name: json, separator: \";\" }"))
                .extracting(Finding::message)
                .containsExactly("unknown key `separator`");
    }

    @Test
    void a_bound_is_a_number_within_bounds() {
        assertThat(Reading.findings("{ name: json-lines, max-bytes: 1 MB }"))
                .extracting(Finding::code)
                .containsExactly("SERAI-C015");
        assertThat(Reading.findings("{ name: json-lines, max-bytes: 999999999 }"))
                .extracting(Finding::message)
                .containsExactly("`max-bytes` is a whole number from 1 to 20971520");
    }
}
