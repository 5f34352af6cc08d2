package org.serai.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serai.canonical.TenantId;
import org.serai.database.TestDatabase;

class AuditTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00.123456789Z");
    private final TestDatabase database = TestDatabase.fresh();
    private final AuditTable table = new AuditTable(database.jdbc());
    private final Audit audit = new Audit(table, database.transactions(), Clock.fixed(NOW, ZoneOffset.UTC));
    private final AuditTrail trail = new AuditTrail(table);

    @AfterEach
    void close() {
        database.close();
    }

    private void record(String name) {
        audit.record(new Act(ACME, "ada", name, Map.of("matched", 3)));
    }

    private void three() {
        List.of("replay.begun", "replay.done", "unclear.decided").forEach(this::record);
    }

    /** As somebody with the rights of the owner does it. */
    private void tamper(String sql) {
        database.jdbc()
                .sql("alter table audit disable trigger audit_is_only_appended")
                .update();
        database.jdbc().sql(sql).update();
    }

    @Test
    void what_was_recorded_is_listed_newest_first_and_whole() {
        three();
        audit.record(new Act(new TenantId("initech"), "bob", "replay.done", Map.of()));

        assertThat(trail.list(ACME, Long.MAX_VALUE, 10))
                .extracting(Entry::act)
                .containsExactly("unclear.decided", "replay.done", "replay.begun");
        assertThat(trail.list(ACME, 3, 1)).extracting(Entry::seq).containsExactly(2L);
        assertThat(trail.verify())
                .extracting(Verification::isWhole, Verification::entries)
                .containsExactly(true, 4L);
    }

    @Test
    void an_empty_record_is_whole() {
        assertThat(trail.verify()).isEqualTo(new Verification());
        assertThat(trail.verify().isWhole()).isTrue();
    }

    @Test
    void a_changed_entry_is_found_and_where_the_chain_breaks() {
        three();

        tamper("update audit set who = 'mallory' where seq = 2");

        assertThat(trail.verify().entries()).isEqualTo(1);
        assertThat(trail.verify().broken()).isEqualTo("entry 2 was changed after it was written");
    }

    @Test
    void an_entry_whose_hash_was_made_anew_breaks_the_one_behind_it() {
        three();
        Entry second = trail.list(ACME, 3, 1).get(0);
        var forged = new Entry(
                2, second.at(), second.tenant(), "mallory", second.act(), second.details(), second.before(), "");

        tamper("update audit set who = 'mallory', hash = '" + forged.trueHash() + "' where seq = 2");

        assertThat(trail.verify().broken()).isEqualTo("entry 3 does not follow the one before it");
    }

    @Test
    void a_removed_entry_is_missed() {
        three();

        tamper("delete from audit where seq = 2");

        assertThat(trail.verify().broken()).isEqualTo("entry 2 is missing");
    }

    @Test
    void a_head_that_was_noted_shows_that_the_end_was_cut_off() {
        three();
        String noted = trail.verify().head();

        tamper("delete from audit where seq = 3");

        assertThat(trail.verify().isWhole()).isTrue();
        assertThat(trail.verify().head()).isNotEqualTo(noted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit set who = 'x'", "delete from audit", "truncate audit"})
    void the_database_refuses_everything_but_an_insert(String sql) {
        record("replay.done");

        assertThatThrownBy(() -> database.jdbc().sql(sql).update()).hasMessageContaining("only ever appended");

        assertThat(trail.verify().entries()).isEqualTo(1);
    }

    @Test
    void an_act_that_is_rolled_back_leaves_no_gap() {
        record("replay.begun");
        database.transactions().executeWithoutResult(status -> {
            record("replay.done");
            status.setRollbackOnly();
        });
        record("replay.done");

        assertThat(trail.verify())
                .extracting(Verification::isWhole, Verification::entries)
                .containsExactly(true, 2L);
    }

    @Test
    void many_at_once_make_one_chain() throws Exception {
        Callable<Boolean> act = () -> {
            record("replay.done");
            return true;
        };
        var people = Executors.newFixedThreadPool(6);
        for (Future<Boolean> done : people.invokeAll(Collections.nCopies(30, act))) {
            done.get();
        }
        people.shutdown();

        assertThat(trail.verify())
                .extracting(Verification::isWhole, Verification::entries)
                .containsExactly(true, 30L);
    }
}
