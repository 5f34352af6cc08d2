package org.serai.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class GroupCommitTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private final JdbcClient jdbc = DATABASE.jdbc();
    private final List<Integer> batches = new CopyOnWriteArrayList<>();

    @BeforeEach
    void table() {
        jdbc.sql("create table if not exists kept (item int primary key)").update();
        jdbc.sql("truncate kept").update();
    }

    @AfterAll
    static void stop() {
        DATABASE.close();
    }

    @Test
    void callers_that_come_together_share_a_commit_and_find_their_row_in_it() throws InterruptedException {
        var first = new CountDownLatch(1);
        try (var commit = new GroupCommit<Integer>("test", DATABASE.transactions(), 64, items -> {
            write(items);
            await(first);
        })) {
            var done = new ArrayList<CompletableFuture<Long>>();
            for (int i = 0; i < 101; i++) {
                int item = i;
                done.add(commit.add(i).thenApply(v -> seen(item)));
            }
            first.countDown();
            assertThat(done).allSatisfy(d -> assertThat(d.join()).isEqualTo(1));
        }
        assertThat(batches)
                .hasSizeLessThanOrEqualTo(4)
                .allSatisfy(b -> assertThat(b).isLessThanOrEqualTo(64));
    }

    @Test
    void a_bad_item_fails_alone() {
        try (var commit = new GroupCommit<Integer>("test", DATABASE.transactions(), 64, this::write)) {
            commit.add(7).join();
            List<CompletableFuture<Void>> done =
                    List.of(commit.add(1), commit.add(7), commit.add(2), commit.add(7), commit.add(3));
            assertThatThrownBy(done.get(1)::join).hasMessageContaining("duplicate key");
            assertThatThrownBy(done.get(3)::join).hasMessageContaining("duplicate key");
            done.get(0).join();
            done.get(2).join();
            done.get(4).join();
        }
        assertThat(jdbc.sql("select item from kept order by item")
                        .query(Integer.class)
                        .list())
                .containsExactly(1, 2, 3, 7);
    }

    @Test
    void without_a_database_all_fail_at_once() {
        var pool = DATABASE.open();
        var away = new org.springframework.transaction.support.TransactionTemplate(
                new org.springframework.jdbc.support.JdbcTransactionManager(pool));
        pool.close();
        try (var commit = new GroupCommit<Integer>("test", away, 64, this::write)) {
            assertThatThrownBy(() -> commit.add(1).join())
                    .hasCauseInstanceOf(org.springframework.transaction.CannotCreateTransactionException.class);
        }
        assertThat(batches).isEmpty();
    }

    @Test
    void what_was_handed_in_before_the_close_is_written_and_nothing_after() {
        var commit = new GroupCommit<Integer>("test", DATABASE.transactions(), 64, this::write);
        var before = commit.add(1);
        commit.close();
        assertThat(before).isCompleted();
        assertThatThrownBy(() -> commit.add(2).join()).hasMessageContaining("closed");
        assertThat(seen(2)).isZero();
    }

    private void write(List<Integer> items) {
        batches.add(items.size());
        items.forEach(
                i -> jdbc.sql("insert into kept values (:i)").param("i", i).update());
    }

    private long seen(int item) {
        return jdbc.sql("select count(*) from kept where item = :i")
                .param("i", item)
                .query(Long.class)
                .single();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
