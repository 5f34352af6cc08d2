package org.serai.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.serai.finding.Findings;

class SamplesTest {
    private final Findings findings = new Findings();
    private final Connectors connectors = Connectors.load(Path.of("connectors"), findings);

    @Test
    void the_shipped_folders_keep_every_rule() {
        assertThat(findings.list()).isEmpty();
        assertThat(connectors.all())
                .extracting(c -> c.name().value())
                .contains(
                        "easypost",
                        "erpnext",
                        "freshdesk",
                        "hubspot",
                        "jms",
                        "odoo",
                        "shopify",
                        "woocommerce",
                        "zendesk");
    }

    @TestFactory
    Stream<DynamicTest> every_sample_comes_out_as_it_says() {
        return new Samples(connectors)
                .run().stream()
                        .map(result -> dynamicTest(
                                result.connector() + "/" + result.name(),
                                () -> assertThat(result.differences())
                                        .as(result.file())
                                        .isEmpty()));
    }

    @Test
    void a_sample_that_comes_out_otherwise_says_where(@TempDir Path copy) throws IOException {
        Folders.copy(Path.of("connectors/jms"), copy.resolve("jms"));
        Path out = copy.resolve("jms/samples/order-paid/out.json");
        Files.writeString(out, Files.readString(out).replace("12.50", "12.51").replace("\"Ada\"", "\"Ida\""));
        var found = new Findings();

        new Samples(Connectors.load(copy, found)).check(found);

        assertThat(found.list()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("SERAI-C030");
            assertThat(finding.file()).endsWith("jms/samples/order-paid/out.json");
            assertThat(finding.message())
                    .contains("/0/data/total/amount: expected \"12.51\", found \"12.50\"")
                    .contains("/0/data/customer/name");
        });
    }
}
