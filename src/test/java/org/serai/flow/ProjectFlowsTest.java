package org.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.serai.finding.Findings;

/** The project's own routes, connectors, templates and flow tests: what ships fits together and does what its tests say. */
class ProjectFlowsTest {
    private static final Path ROOT = Path.of("");

    @Test
    void the_files_that_ship_have_no_finding() {
        Project.Checked checked = Project.check(ROOT, List.of());
        assertThat(checked.looked()).hasSizeGreaterThan(100);
        assertThat(checked.findings().list()).isEmpty();
    }

    @Test
    void every_flow_has_tests_beside_it() throws IOException {
        try (Stream<Path> flows = Files.list(ROOT.resolve("routes/flows"))) {
            assertThat(flows.toList())
                    .isNotEmpty()
                    .allSatisfy(flow -> assertThat(flow.resolve(flow.getFileName() + ".test.yaml"))
                            .isRegularFile());
        }
    }

    @TestFactory
    Stream<DynamicTest> flow_tests() {
        var findings = new Findings();
        FlowTests tests =
                FlowTests.load(ROOT, List.of(), findings).orElseThrow(() -> new AssertionError(findings.list()));
        assertThat(tests.cases()).isNotEmpty();
        return tests.cases().stream()
                .map(test -> DynamicTest.dynamicTest(
                        test.file() + ": " + test.name(),
                        Path.of(test.file()).toUri(),
                        () -> assertThat(Objects.toString(tests.run(test).failure(), ""))
                                .isEmpty()))
                .onClose(tests::close);
    }
}
