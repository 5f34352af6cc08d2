package org.serai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.ConnectorName;
import org.serai.connector.Connectors;
import org.serai.finding.Finding;
import org.serai.finding.Findings;

class FolderCopyTest {
    private static final List<String> MODELS = List.of("shopify", "dhl", "odoo", "salesforce");

    @TempDir
    Path folder;

    @Test
    void a_copy_is_a_folder_of_its_own_that_breaks_no_rule() throws Exception {
        var copy = new ProjectCopy(folder);
        for (String model : MODELS) {
            ProjectCopy.copy(Path.of("connectors", model), copy.connector(model));
            new FolderCopy(copy, model).as(model + "-copy-0");
        }
        var findings = new Findings();
        Connectors connectors = Connectors.load(folder.resolve("connectors"), findings);

        assertThat(findings.list()).filteredOn(Finding::isError).isEmpty();
        for (String model : MODELS) {
            assertThat(connectors.find(new ConnectorName(model + "-copy-0"))).isPresent();
        }
        assertThat(copy.connector("shopify-copy-0").resolve("shopify-copy-0-order-sink.kamelet.yaml"))
                .content()
                .contains("name: shopify-copy-0-order-sink")
                .doesNotContain("kamelet:shopify-graphql-action");
        assertThat(Files.exists(copy.connector("shopify").resolve("shopify-order-sink.kamelet.yaml")))
                .isTrue();
    }
}
