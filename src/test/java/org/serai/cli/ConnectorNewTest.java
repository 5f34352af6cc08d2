package org.serai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.serai.connector.Connectors;
import org.serai.connector.SampleResult;
import org.serai.connector.Samples;
import org.serai.finding.Findings;

class ConnectorNewTest {
    @TempDir
    Path project;

    @ParameterizedTest
    @EnumSource(Scaffold.Kind.class)
    void a_new_connector_validates_and_its_samples_pass(Scaffold.Kind kind) {
        Cli cli = Cli.in(project);
        assertThat(cli.run(
                        "connector",
                        "new",
                        "acme-express",
                        "--kind",
                        kind.name().toLowerCase(java.util.Locale.ROOT)))
                .isZero();
        assertThat(cli.out().lines()).contains("connectors/acme-express/connector.yaml");

        var findings = new Findings();
        Connectors connectors = Connectors.load(project.resolve("connectors"), findings);
        assertThat(findings.list()).isEmpty();
        assertThat(new Samples(connectors).run()).hasSizeGreaterThan(1).allMatch(SampleResult::passed);
    }

    @Test
    void nothing_of_the_form_is_left_in_the_files() throws Exception {
        Cli.in(project).run("connector", "new", "acme", "--kind", "crm");
        try (var files = Files.walk(project)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContainPattern("@[a-z]+@");
            }
        }
    }

    @Test
    void a_folder_that_is_there_is_left_alone() throws Exception {
        Files.createDirectories(project.resolve("connectors/acme"));
        Cli cli = Cli.in(project);
        assertThat(cli.run("connector", "new", "acme")).isEqualTo(Exit.USAGE);
        assertThat(cli.err()).contains("is there already");
        assertThat(project.resolve("connectors/acme")).isEmptyDirectory();
    }

    @Test
    void a_name_that_leads_elsewhere_is_refused() {
        Cli cli = Cli.in(project);
        assertThat(cli.run("connector", "new", "../acme")).isEqualTo(Exit.USAGE);
        assertThat(project).isEmptyDirectory();
    }

    @Test
    void a_style_nobody_can_write_yet_is_refused_with_the_way_out() {
        Cli cli = Cli.in(project);
        assertThat(cli.run("connector", "new", "acme", "--style", "sql")).isEqualTo(Exit.USAGE);
        assertThat(cli.err()).contains("--style sql").contains("kamelet:accept-document-action");
    }
}
