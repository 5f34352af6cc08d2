package org.serai.flow.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.serai.database.TestDatabase;

/** Control references, as the database gives them out. */
@SuppressWarnings("NullAway.Init") // opened before all
class ReferenceTableTest {
    private static TestDatabase database;
    private static References references;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
        references = new ReferenceTable(database.jdbc());
    }

    @AfterAll
    static void close() throws Exception {
        database.close();
    }

    @Test
    void the_same_name_keeps_its_number_and_every_other_has_one_of_its_own() {
        long first = references.number("acme", "edi-orders", "ordrsp.edi");
        Set<Long> others = new HashSet<>();
        others.add(references.number("acme", "edi-orders", "contrl.edi"));
        others.add(references.number("acme", "edi-carrier", "ordrsp.edi"));
        others.add(references.number("other", "edi-orders", "ordrsp.edi"));

        assertThat(first).isPositive();
        assertThat(others).hasSize(3).doesNotContain(first);
        assertThat(references.number("acme", "edi-orders", "ordrsp.edi")).isEqualTo(first);
    }
}
