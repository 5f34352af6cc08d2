package org.serai.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.SeraiException;
import org.serai.finding.ConfigurationException;

/** What production does not start on, with the tenant of the example configuration. */
class TenantDirectoryTest {
    private static final List<String> SECRETS = List.of(
            "EXAMPLE_WA_TOKEN",
            "EXAMPLE_WA_APP_SECRET",
            "EXAMPLE_WA_VERIFY_TOKEN",
            "EXAMPLE_SHOPIFY_SECRET",
            "EXAMPLE_SHOPIFY_TOKEN",
            "EXAMPLE_API_KEY");

    @TempDir
    Path folder;

    private TenantDirectory directory(Map<String, String> environment) {
        return new TenantDirectory(folder, new Secrets(environment, null), DefaultThroughput.STANDARD);
    }

    private List<String> refused(Map<String, String> environment) throws IOException {
        Files.copy(Path.of("docker/config/tenants/example.yaml"), folder.resolve("example.yaml"));
        var refused = catchThrowableOfType(
                ConfigurationException.class, () -> directory(environment).read());
        return refused.findings().stream().map(Object::toString).toList();
    }

    @Test
    void without_a_tenant_it_names_the_setting_and_the_way_out() {
        var refused = catchThrowableOfType(
                SeraiException.class, () -> directory(Map.of()).read());
        assertThat(refused.code()).isEqualTo("setting.missing");
        assertThat(refused.where()).isEqualTo("SERAI_CONFIG");
        assertThat(refused.advice()).contains("docker/config/tenants/example.yaml");
    }

    @Test
    void every_missing_secret_is_named_at_once_with_its_field_its_place_and_its_remedy() throws IOException {
        List<String> findings = refused(Map.of());
        assertThat(findings)
                .hasSameSizeAs(SECRETS)
                .allMatch(f -> f.startsWith("tenants/example.yaml:") && f.contains(": SERAI-N008: "));
        SECRETS.forEach(name -> assertThat(findings)
                .anyMatch(f -> f.contains("secret " + name + " (`") && f.contains("environment variable " + name)));
    }

    @Test
    void what_everybody_knows_from_the_demo_is_no_secret_and_is_not_repeated() throws IOException {
        Map<String, String> environment = new HashMap<>();
        SECRETS.forEach(name -> environment.put(name, "a-value-of-its-own"));
        environment.put("EXAMPLE_WA_APP_SECRET", "demo-app-secret");
        environment.put("EXAMPLE_SHOPIFY_SECRET", "demo-shopify-secret");
        assertThat(refused(environment))
                .hasSize(2)
                .allMatch(f -> f.contains(": SERAI-N016: "))
                .noneMatch(f -> f.contains("demo-"))
                .anyMatch(f -> f.contains("EXAMPLE_WA_APP_SECRET (`app-secret`)"))
                .anyMatch(f -> f.contains("EXAMPLE_SHOPIFY_SECRET (`webhook-secret`)"));
    }
}
