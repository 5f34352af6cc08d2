package org.serai.flow.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serai.canonical.DocumentException;

class FileNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"orders.csv", "Aufträge 2026-11 (2).csv", "注文.csv.gz", "_a", "DESADV#1@x~y[1]+=.edi"})
    void names_people_give_are_taken(String name) {
        FileName.check(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../orders.csv",
                "..",
                "/etc/passwd",
                "a/../b.csv",
                "..\\orders.csv",
                ".hidden",
                "-rf",
                "a\nb.csv",
                "a\u0000.csv",
                "a\u202Evsc.csv",
                "${file:name}",
                "a;b.csv",
                "a|b",
                ""
            })
    void names_that_lead_elsewhere_or_hide_are_refused(String name) {
        assertThatThrownBy(() -> FileName.check(name))
                .isInstanceOfSatisfying(
                        DocumentException.class, e -> assertThat(e.code()).isEqualTo("file.name-refused"));
        assertThat(FileName.shown(name)).matches("[\\p{L}\\p{N}_][\\p{L}\\p{N}._-]*");
        assertThat(FileName.shown(name)).doesNotStartWith(".");
    }

    @Test
    void an_overlong_name_is_refused_and_shown_in_part() {
        String name = "a".repeat(3_000) + ".csv";
        assertThatThrownBy(() -> FileName.check(name)).isInstanceOf(DocumentException.class);
        assertThat(FileName.shown(name)).hasSize(200);
    }

    @Test
    void the_key_stands_before_the_endings_and_only_once() {
        assertThat(FileName.with("3f2a", "orders.csv.gz")).isEqualTo("orders.3f2a.csv.gz");
        assertThat(FileName.with("3f2a", "orders.3f2a.csv.gz")).isEqualTo("orders.3f2a.csv.gz");
        assertThat(FileName.with("3f2a", "orders")).isEqualTo("orders.3f2a");
    }
}
