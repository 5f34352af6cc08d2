package org.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.finding.Findings;

/** A hub that starts does not wait for the samples of its connectors; whoever saves a change does. */
class SamplesLaterTest {
    private static final String MAPPING = "connectors/shop/mapping/order.jslt";
    private static final Duration SOON = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private FlowProject project;

    @BeforeEach
    void write() {
        project = FlowProject.in(folder);
    }

    @Test
    void a_start_runs_though_a_sample_shows_what_no_schema_knows_and_then_says_so() {
        project.replace(MAPPING, "\"orderStatus\"", "\"orderStats\"");
        try (var hub = new FlowHub(project, FlowHub.demo()).started()) {
            FlowHub.until(() -> !hub.engine.refused().isEmpty(), SOON);

            assertThat(hub.engine.refused().get(0).toString()).contains("SERAI-M010", MAPPING);
            assertThat(hub.version()).isEqualTo(1);
            assertThat(new FlowHealth(hub.engine).state().isUp()).isTrue();
        }
    }

    @Test
    void a_change_that_a_sample_speaks_against_is_refused_and_runs_once_it_is_mended() {
        try (var hub = new FlowHub(project, FlowHub.demo()).started()) {
            project.replace(MAPPING, "\"orderStatus\"", "\"orderStats\"");
            FlowHub.until(() -> !hub.engine.refused().isEmpty(), SOON);
            assertThat(hub.version()).isEqualTo(1);

            hub.engine.checkSamples();
            assertThat(hub.engine.refused()).as("still refused").isNotEmpty();

            project.replace(MAPPING, "\"orderStats\"", "\"orderStatus\"");
            FlowHub.until(() -> hub.engine.refused().isEmpty(), SOON);
            assertThat(hub.version()).isGreaterThan(1);
        }
    }

    @Test
    void a_rehearsal_is_not_begun_with_samples_that_show_what_no_schema_knows() {
        project.replace(MAPPING, "\"orderStatus\"", "\"orderStats\"");
        var findings = new Findings();

        assertThat(FlowRehearsal.load(folder, List.of("demo"), findings)).isEmpty();
        assertThat(findings.list())
                .anySatisfy(finding -> assertThat(finding.toString()).contains("SERAI-M010", MAPPING));
    }

    @Test
    void a_project_checked_as_a_whole_is_checked_with_its_samples() {
        project.replace(MAPPING, "\"orderStatus\"", "\"orderStats\"");

        assertThat(Project.check(folder, List.of()).findings().list())
                .anySatisfy(finding -> assertThat(finding.toString()).contains("SERAI-M010", MAPPING));
    }
}
