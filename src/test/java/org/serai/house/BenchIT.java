package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.serai.bench.Bench;
import org.serai.bench.BenchOptions;
import org.serai.bench.ConnectorBench;
import org.serai.bench.ConnectorFigures;
import org.serai.bench.ConnectorOptions;
import org.serai.bench.Figures;
import org.serai.bench.Scope;
import org.serai.bench.Unmeasurable;
import org.serai.sandbox.Sandbox;
import org.serai.sandbox.SandboxSettings;

/** The bench at its own light API end, and at another one. */
class BenchIT {
    private static final int EVENTS = 20;
    private static final int WARM_UP = 5;

    @Test
    void the_light_end_counts_every_order_once_for_the_bare_pipeline_and_the_hub() throws Exception {
        Figures figures = bench(null, Scope.THROUGH);
        assertComplete(figures);
        assertThat(figures.baselinePerSecond()).isPositive();
        assertThat(figures.statusesPerSecond()).isPositive();
    }

    @Test
    void at_another_end_the_hubs_own_list_counts_every_order_once() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.demo().withPort(0))) {
            assertComplete(bench(URI.create(sandbox.url()), Scope.STATUSES_ALONG));
        }
    }

    @Test
    void the_door_alone_leaves_every_order_in_the_broker() throws Exception {
        Figures figures = bench(null, Scope.DOOR);
        assertThat(figures.lost()).isZero();
        assertThat(figures.twice()).isZero();
        assertThat(figures.acceptedPerSecond()).isPositive();
        assertThat(figures.endToEndPerSecond()).isZero();
    }

    @Test
    void parcels_of_a_carrier_become_messages_of_the_orders_that_went_before_them() throws Exception {
        ConnectorFigures figures = bench("dhl", false);
        assertThat(figures.messages()).isEqualTo(EVENTS);
        assertThat(figures.file()).isNull();
    }

    @Test
    void a_file_of_copies_of_a_line_becomes_as_many_messages_and_its_heap_is_looked_at() throws Exception {
        ConnectorFigures figures = bench("csv-drop", true);
        assertThat(figures.messages()).isEqualTo(EVENTS);
        assertThat(figures.file()).isNotNull();
        assertThat(figures.file().heapPeakMb())
                .isPositive()
                .isGreaterThanOrEqualTo(figures.file().heapBeforeMb());
    }

    @Test
    void a_folder_that_has_neither_door_nor_files_is_refused_before_anything_starts() {
        assertThatThrownBy(() -> bench("jms", false))
                .isInstanceOf(Unmeasurable.class)
                .hasMessageContaining("neither a door nor a route that reads files");
        assertThatThrownBy(() -> bench("no-such", false))
                .isInstanceOf(Unmeasurable.class)
                .hasMessageContaining("no connector `no-such`");
    }

    private static ConnectorFigures bench(String connector, boolean byFile) throws Exception {
        var options = new ConnectorOptions(
                connector, EVENTS, WARM_UP, 4, 0, byFile, false, Path.of("").toAbsolutePath(), OwnHub.launcher());
        ConnectorFigures figures = new ConnectorBench(options, line -> {}).run();
        assertThat(figures.lost()).isZero();
        assertThat(figures.twice()).isZero();
        assertThat(figures.documents()).isEqualTo(EVENTS);
        assertThat(figures.outboxPerSecond()).isPositive();
        return figures;
    }

    private static Figures bench(@Nullable URI api, Scope scope) throws Exception {
        var options = new BenchOptions(
                EVENTS,
                WARM_UP,
                4,
                0,
                0,
                api,
                scope,
                scope == Scope.THROUGH ? 10 : 0,
                scope == Scope.THROUGH,
                Path.of(""),
                OwnHub.launcher());
        return new Bench(options, line -> {}).run();
    }

    private static void assertComplete(Figures figures) {
        assertThat(figures.lost()).isZero();
        assertThat(figures.twice()).isZero();
        assertThat(figures.endToEndPerSecond()).isPositive();
        assertThat(figures.p50Ms()).isPositive().isLessThanOrEqualTo(figures.p99Ms());
    }
}
