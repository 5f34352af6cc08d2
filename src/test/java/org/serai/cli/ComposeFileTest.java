package org.serai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.serai.canonical.Tree;
import org.serai.finding.Findings;
import org.serai.json.Json;
import org.serai.tenant.DefaultThroughput;
import org.serai.tenant.Secrets;
import org.serai.tenant.TenantDirectory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The compose file against the Compose Specification's own schema, and against what we promise of it. */
class ComposeFileTest {
    private static final Path FILE = Path.of("docker/compose.yaml");

    private static Map<String, Object> compose() throws IOException {
        var settings = LoadSettings.builder()
                .setSchema(new org.snakeyaml.engine.v2.schema.CoreSchema())
                .build();
        Object tree = new Load(settings).loadFromString(Files.readString(FILE));
        return merged(Tree.of(tree).map());
    }

    /** Resolves the merge keys, which YAML 1.2 leaves to the reader. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> merged(Map<String, Object> node) {
        var result = new java.util.LinkedHashMap<String, Object>();
        if (node.get("<<") instanceof Map<?, ?> base) {
            result.putAll(merged((Map<String, Object>) base));
        }
        node.forEach((key, value) -> {
            if (!key.equals("<<")) {
                result.put(key, value instanceof Map<?, ?> map ? merged((Map<String, Object>) map) : value);
            }
        });
        return result;
    }

    private static Schema schema() throws IOException {
        try (var in = ComposeFileTest.class.getResourceAsStream("/compose/compose-spec.json")) {
            Map<String, Object> schema =
                    Json.parseObject(Objects.requireNonNull(in).readAllBytes());
            schema.remove("$schema");
            withoutIds(schema);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(Json.text(schema));
        }
    }

    /**
     * The schema names its parts as drafts before 6 did, and its references do not use those names. Its durations are
     * Go's ({@code 10s}), not those of JSON Schema.
     */
    private static void withoutIds(Object node) {
        if (node instanceof Map<?, ?> map) {
            map.entrySet().removeIf(entry -> "id".equals(entry.getKey()) && entry.getValue() instanceof String);
            map.entrySet().removeIf(entry -> "format".equals(entry.getKey()) && "duration".equals(entry.getValue()));
            map.values().forEach(ComposeFileTest::withoutIds);
        } else if (node instanceof Iterable<?> list) {
            list.forEach(ComposeFileTest::withoutIds);
        }
    }

    @Test
    void it_is_what_the_compose_specification_wants() throws IOException {
        assertThat(schema().validate(Json.text(compose()), InputFormat.JSON)).isEmpty();
    }

    @Test
    void the_schema_does_find_mistakes() throws IOException {
        Map<String, Object> broken = compose();
        Tree.of(broken).map("services", "serai").put("imagee", "x");
        assertThat(schema().validate(Json.text(broken), InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void every_service_is_hardened_checked_and_reachable_from_this_machine_only() throws IOException {
        Tree services = Tree.of(compose()).at("services");
        assertThat(services.map().keySet()).containsExactlyInAnyOrder("serai", "sandbox", "postgres", "artemis");
        for (String name : services.map().keySet()) {
            Tree service = services.at(name);
            assertThat(service.text("read_only")).as(name).hasValue("true");
            assertThat(service.text("cap_drop", "0")).as(name).hasValue("ALL");
            assertThat(service.text("security_opt", "0")).as(name).hasValue("no-new-privileges:true");
            assertThat(service.has("healthcheck", "test")).as(name).isTrue();
            service.items("ports")
                    .forEach(port -> assertThat(String.valueOf(port.node())).startsWith("127.0.0.1:"));
        }
        services.map("serai", "depends_on").keySet().forEach(name -> {
            assertThat(services.map().keySet()).contains(name);
            assertThat(services.text("serai", "depends_on", name, "condition")).hasValue("service_healthy");
        });
    }

    @Test
    void every_variable_without_a_default_stands_in_the_example_and_no_secret_stands_in_the_file() throws IOException {
        String text = Files.readString(FILE);
        Set<String> wanted = new TreeSet<>();
        Pattern.compile("\\$\\{([A-Z_]+):\\?").matcher(text).results().forEach(m -> wanted.add(m.group(1)));
        Set<String> offered = new TreeSet<>();
        Files.readAllLines(Path.of("docker/example.env")).stream()
                .filter(line -> line.matches("[A-Z_]+=.*"))
                .forEach(line -> {
                    assertThat(line).as("no value is shipped").endsWith("=");
                    offered.add(line.substring(0, line.indexOf('=')));
                });
        assertThat(offered).isEqualTo(wanted);
        assertThat(text).doesNotContainPattern("(?m)^ +[A-Z_]*(PASSWORD|TOKEN|SECRET|KEY): (?!\\$\\{)");
    }

    @Test
    void the_example_tenant_is_a_valid_one_and_names_only_secrets_the_compose_file_passes_on() throws IOException {
        Map<String, Object> environment = Tree.of(compose()).map("services", "serai", "environment");
        var values = new java.util.HashMap<String, String>();
        environment.keySet().forEach(name -> values.put(name, "a-value-long-enough"));
        var findings = new Findings();
        var tenants = new TenantDirectory(
                Path.of("docker/config/tenants"), new Secrets(values, null), DefaultThroughput.STANDARD);
        assertThat(tenants.load(findings)).hasSize(1);
        assertThat(findings.list()).isEmpty();
    }

    @Test
    void the_image_runs_as_somebody_and_its_health_is_asked() throws IOException {
        String image = Files.readString(Path.of("docker/Dockerfile"), StandardCharsets.UTF_8);
        assertThat(image).containsPattern("(?m)^USER 10001:10001$").containsPattern("(?m)^HEALTHCHECK ");
        Pattern.compile("(?m)^COPY (?!--from)(?:--\\S+ )?(\\S+) ")
                .matcher(image)
                .results()
                .map(m -> Path.of(m.group(1)))
                .forEach(path -> assertThat(path).exists());
    }
}
