package org.serai.cloudapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.serai.cloudapi.ErrorEntry.Action;
import org.serai.cloudapi.ErrorEntry.Scope;

class ErrorTableTest {
    private final ErrorTable table = ErrorTable.load();

    @Test
    void a_known_code_is_explained_in_one_sentence() {
        ErrorEntry entry = table.find(131047);
        assertThat(entry.title()).isEqualTo("Re-engagement message");
        assertThat(entry.meaning()).contains("24 hours").endsWith(".");
        assertThat(entry.action()).isEqualTo(Action.NEVER);
    }

    @Test
    void permission_codes_are_a_range() {
        assertThat(table.find(230).title()).isEqualTo("API Permission");
        assertThat(table.knows(230)).isTrue();
    }

    @Test
    void an_unknown_code_is_final_for_its_message_only() {
        ErrorEntry entry = table.find(4242);
        assertThat(table.knows(4242)).isFalse();
        assertThat(entry.action()).isEqualTo(Action.NEVER);
        assertThat(entry.scope()).isEqualTo(Scope.MESSAGE);
    }

    @Test
    void every_entry_is_whole() {
        assertThat(table.all()).hasSizeGreaterThan(75).allSatisfy(e -> {
            assertThat(e.meaning()).endsWith(".");
            assertThat(e.action() == Action.WAIT_UNTIL).isEqualTo(!e.hold().isZero());
        });
    }
}
