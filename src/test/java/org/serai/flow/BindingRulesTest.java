package org.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.connector.Connectors;
import org.serai.finding.Findings;
import org.serai.flow.http.AllowedAddresses;
import org.serai.tenant.DefaultThroughput;
import org.serai.tenant.Secrets;
import org.serai.tenant.TenantDirectory;

/** A tenant's file against the connectors it binds. */
class BindingRulesTest {
    private static final Connectors CONNECTORS = Connectors.load(Path.of("connectors"), new Findings());
    private static final String HEAD =
            "tenant: acme\nlegal-entity: Acme\nlanguage: en\nzone: Europe/Berlin\nconnectors:\n";

    @TempDir
    Path folder;

    private List<String> findings(String... connectors) throws IOException {
        Files.writeString(folder.resolve("acme.yaml"), HEAD + String.join("\n", connectors) + "\n");
        var findings = new Findings();
        var secrets = new Secrets(Map.of("A_SECRET", "a-value-of-its-own"), null);
        var tenants = new TenantDirectory(folder, secrets, DefaultThroughput.STANDARD)
                .load(findings)
                .values();
        assertThat(findings.list()).isEmpty();
        new BindingRules(CONNECTORS, AllowedAddresses.of("10.1.0.0/16"), findings).check(tenants);
        return findings.list().stream()
                .map(f -> f.severity() + " " + f + " @" + f.column() + "-" + f.endColumn())
                .toList();
    }

    @Test
    void a_whole_binding_is_in_order() throws IOException {
        assertThat(findings(
                        "  shopify:",
                        "    settings: { url: \"https://acme.example\" }",
                        "    secrets: { webhook-secret: A_SECRET, access-token: A_SECRET }"))
                .isEmpty();
    }

    @Test
    void an_address_inside_is_warned_of_unless_a_setting_names_it() throws IOException {
        assertThat(findings(
                        "  shopify:",
                        "    settings: { url: \"http://169.254.169.254/latest\" }",
                        "    secrets: { webhook-secret: A_SECRET, access-token: A_SECRET }"))
                .singleElement()
                .asString()
                .startsWith("WARNING tenants/acme.yaml:6:3: SERAI-N022")
                .contains("SERAI_EGRESS_ALLOW");
        assertThat(findings(
                        "  shopify:",
                        "    settings: { url: \"https://10.1.2.3\" }",
                        "    secrets: { webhook-secret: A_SECRET, access-token: A_SECRET }"))
                .isEmpty();
    }

    @Test
    void every_required_setting_that_is_missing_is_named_where_the_connector_is_bound() throws IOException {
        assertThat(findings("  shopify:", "    settings: { url: \"\" }", "    secrets: { access-token: A_SECRET }"))
                .hasSize(2)
                .allMatch(f -> f.startsWith("ERROR tenants/acme.yaml:6:3: SERAI-N013") && f.endsWith("@3-10"))
                .anyMatch(f -> f.contains("`url` is missing (write `settings: { url: "))
                .anyMatch(f -> f.contains("`webhook-secret` is missing (write `secrets: { webhook-secret: NAME }`"));
    }

    @Test
    void a_setting_that_is_required_without_another_is_missing_only_where_both_are() throws IOException {
        assertThat(findings("  csv-drop: {}"))
                .singleElement()
                .asString()
                .contains("`webhook-secret` is missing")
                .contains(", or give `directory`");
        assertThat(findings("  csv-drop:", "    settings: { directory: \" \" }"))
                .hasSize(1);
        assertThat(findings("  csv-drop:", "    settings: { directory: in }")).isEmpty();
        assertThat(findings("  csv-drop:", "    secrets: { webhook-secret: A_SECRET }"))
                .isEmpty();
    }

    @Test
    void a_secret_in_clear_among_the_settings_is_refused_and_not_repeated() throws IOException {
        assertThat(findings(
                        "  shopify:",
                        "    settings: { url: \"https://acme.example\", access-token: shpat-in-clear }",
                        "    secrets: { webhook-secret: A_SECRET }"))
                .singleElement()
                .asString()
                .startsWith("ERROR tenants/acme.yaml:6:3: SERAI-N007")
                .doesNotContain("shpat-in-clear");
    }

    @Test
    void what_no_connector_knows_is_remarked_with_the_nearest_name() throws IOException {
        assertThat(findings("  shopfy: {}", "  jms:", "    settings: { nonsense: \"1\" }"))
                .hasSize(2)
                .anyMatch(f -> f.startsWith("WARNING") && f.contains("did you mean `shopify`?"))
                .anyMatch(f -> f.startsWith("WARNING") && f.contains("jms has no setting `nonsense`"));
    }
}
