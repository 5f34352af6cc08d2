package org.serai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
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
        check(kind, "webhook");
    }

    @ParameterizedTest
    @EnumSource(Scaffold.Kind.class)
    void one_that_polls_does_too(Scaffold.Kind kind) {
        check(kind, "poll");
    }

    @ParameterizedTest
    @EnumSource(Scaffold.Kind.class)
    void one_that_reads_files_does_too(Scaffold.Kind kind) {
        check(kind, "file");
    }

    @ParameterizedTest
    @EnumSource(Scaffold.Kind.class)
    void one_that_reads_a_table_does_too(Scaffold.Kind kind) {
        check(kind, "sql");
    }

    private void check(Scaffold.Kind kind, String style) {
        Cli cli = Cli.in(project);
        assertThat(cli.run(
                        "connector",
                        "new",
                        "acme-express",
                        "--kind",
                        kind.name().toLowerCase(java.util.Locale.ROOT),
                        "--style",
                        style))
                .isZero();
        assertThat(cli.out().lines()).contains("connectors/acme-express/connector.yaml");

        var findings = new Findings();
        Connectors connectors = Connectors.load(project.resolve("connectors"), findings);
        assertThat(findings.list()).isEmpty();
        assertThat(new Samples(connectors).run()).hasSizeGreaterThan(1).allMatch(SampleResult::passed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"poll", "file", "sql"})
    void the_routes_of_one_that_reads_by_itself_are_in_order(String style) throws Exception {
        copy(Path.of("routes"));
        Cli.in(project).run("connector", "new", "acme-express", "--style", style);
        Cli cli = Cli.in(project);
        assertThat(cli.run(
                        "validate", project.resolve("connectors/acme-express").toString()))
                .as(cli.out() + cli.err())
                .isZero();
    }

    private void copy(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(f -> !f.toString().contains("flows")).toList()) {
                Path target = project.resolve(file.toString());
                if (Files.isRegularFile(file)) {
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }

    @Test
    void nothing_of_the_form_is_left_in_the_files() throws Exception {
        Cli.in(project).run("connector", "new", "acme", "--kind", "crm");
        Cli.in(project).run("connector", "new", "asked", "--style", "poll");
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
        assertThat(cli.run("connector", "new", "acme", "--style", "jms")).isEqualTo(Exit.USAGE);
        assertThat(cli.err()).contains("--style jms").contains("connectors/jms needs no folder");
    }
}
