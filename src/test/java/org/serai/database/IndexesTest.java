package org.serai.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** While a table is young PostgreSQL takes any index that fits a question by its first column, and keeps to that plan. */
class IndexesTest {
    private static final String BEGIN_VAGUE = """
            select i.indexrelid::regclass::text
              from pg_index i
              join pg_attribute a on a.attrelid = i.indexrelid and a.attnum = 1
             where i.indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
               and a.attname in ('tenant', 'number_id', 'connector', 'waba_id', 'state')
            """;

    @Test
    void only_what_is_asked_for_by_tenant_or_number_alone_is_indexed_by_it() {
        try (var database = TestDatabase.fresh()) {
            List<@Nullable String> vague =
                    database.jdbc().sql(BEGIN_VAGUE).query(String.class).list();

            assertThat(vague).containsExactlyInAnyOrder("parked_open", "lane_due", "number_pace_pkey", "hold_pkey");
        }
    }
}
