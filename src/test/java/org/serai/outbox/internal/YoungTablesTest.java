package org.serai.outbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.serai.canonical.MessageId;
import org.serai.outbox.Tokens;

/** PostgreSQL plans for the rows it has counted; what was planned while there were two must serve while there are many. */
class YoungTablesTest {
    private static final int MESSAGES = 200;
    private static final int READS_A_MESSAGE = 40;
    private static final String READS = """
            select relname from pg_stat_user_tables
             where coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) > :most
            """;

    @Test
    void a_statement_reads_the_rows_it_is_about_however_few_there_were_when_it_was_planned() throws IOException {
        try (Rig rig = new Rig().start()) {
            journey(rig, 0);
            journey(rig, 1);
            rig.jdbc.sql("vacuum analyze").update();

            IntStream.range(2, MESSAGES).forEach(n -> journey(rig, n));
            rig.stop(); // a connection tells what it read when it ends

            List<@Nullable String> readAgainAndAgain = rig.jdbc
                    .sql(READS)
                    .param("most", MESSAGES * READS_A_MESSAGE)
                    .query(String.class)
                    .list();
            assertThat(readAgainAndAgain).isEmpty();
        }
    }

    private static void journey(Rig rig, int n) {
        MessageId id = rig.send(String.format(Locale.ROOT, "+49151%08d", n));
        rig.awaitState(id, "accepted");
        String opaque = rig.bean(Tokens.class).opaque(id);
        rig.statuses(
                rig.status(opaque, "wamid.T" + (n + 1), "sent"), rig.status(opaque, "wamid.T" + (n + 1), "delivered"));
    }
}
