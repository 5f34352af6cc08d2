package org.serai.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.serai.finding.Findings;
import org.serai.finding.Yaml;
import org.serai.json.Json;

class RouteSyntaxTest {
    private final Schema dsl = dsl();

    @Test
    void every_route_and_kamelet_of_the_folders_is_camels_yaml() throws IOException {
        int looked = 0;
        for (Path file : files()) {
            var findings = new Findings();
            var yaml =
                    Yaml.read(file.toString(), Files.readString(file), findings).orElseThrow();
            Object routes = file.toString().endsWith(".kamelet.yaml")
                    ? List.of(Map.of(
                            "route",
                            Map.of(
                                    "from",
                                    java.util.Objects.requireNonNull(yaml.get("spec")
                                            .get("template")
                                            .get("from")
                                            .toTree()))))
                    : yaml.toTree();
            assertThat(dsl.validate(Json.text(routes), InputFormat.JSON))
                    .as(file.toString())
                    .isEmpty();
            looked++;
        }
        assertThat(looked).isGreaterThan(8);
    }

    @Test
    void a_mistyped_step_would_be_noticed() {
        var broken = List.of(Map.of(
                "route", Map.of("from", Map.of("uri", "direct:x", "steps", List.of(Map.of("setHaeder", Map.of()))))));

        assertThat(dsl.validate(Json.text(broken), InputFormat.JSON)).isNotEmpty();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(Path.of("connectors"))) {
            return walk.filter(f ->
                            f.toString().endsWith(".camel.yaml") || f.toString().endsWith(".kamelet.yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static Schema dsl() {
        try (InputStream schema = RouteSyntaxTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            String text = new String(java.util.Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                    .getSchema(text, InputFormat.JSON);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
