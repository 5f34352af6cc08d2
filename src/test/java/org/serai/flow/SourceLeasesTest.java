package org.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.database.TestDatabase;
import org.serai.flow.PollServer.Answer;

/** Two nodes on one database, with one source that only one of them may read. */
class SourceLeasesTest {
    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private FlowProject project;
    private PollServer shop;
    private PollHub one;
    private PollHub two;

    @BeforeEach
    void start() throws IOException {
        shop = new PollServer();
        shop.answers(asked -> Answer.of(Map.of("orders", List.of(Map.of("id", shop.asked.size())))));
        project = PollHub.project(FlowProject.in(folder), "");
        one = hub();
        two = hub();
    }

    @AfterEach
    void stop() {
        one.close();
        two.close();
        shop.close();
        database.close();
    }

    private PollHub hub() {
        return new PollHub(project, database.dataSource(), PollHub.tenant(shop.url())).started();
    }

    private static void reads(PollHub hub, PollHub... beating) {
        int before = hub.accepted.size();
        FlowHub.until(
                () -> {
                    List.of(beating).forEach(PollHub::beat);
                    return hub.accepted.size() > before + 2;
                },
                PollHub.SOON);
    }

    @Test
    void only_one_node_reads_and_the_other_is_no_less_healthy() {
        reads(one, one, two);
        assertThat(two.accepted).isEmpty();
        assertThat(new FlowHealth(two.engine).state().isUp()).isTrue();
        assertThat(new FlowHealth(one.engine).state().isUp()).isTrue();
    }

    @Test
    void when_the_reading_node_dies_the_other_goes_on() {
        reads(one, one, two);
        one.close();
        reads(two, two);
        assertThat(two.accepted).isNotEmpty();
    }

    @Test
    void a_node_that_stops_gives_back_what_it_read_at_once() {
        reads(one, one, two);
        one.engine.stopSources();
        two.beat();
        int done = one.accepted.size();
        reads(two, two);
        assertThat(one.accepted).hasSize(done);
    }

    @Test
    void a_node_that_stood_still_stops_reading_when_it_wakes() {
        reads(one, one);
        reads(two, two);
        one.beat();
        int done = one.accepted.size();
        reads(two, one, two);
        assertThat(one.accepted).hasSize(done);
    }

    @Test
    void a_new_version_goes_on_where_the_old_one_read() {
        reads(one, one, two);
        project.replace("routes/templates/order_confirmed.yaml", "Hello", "Hello,");
        assertThat(one.engine.load(FlowHub.NOW)).isTrue();
        reads(one, one, two);
        assertThat(two.accepted).isEmpty();
    }
}
