package org.serai.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.TenantId;
import org.serai.connector.Connectors;
import org.serai.connector.LiveConnectors;
import org.serai.finding.Findings;
import org.serai.tenant.ConnectorBinding;
import org.serai.tenant.TestTenants;

class DeclaredAnswerTakersTest {
    private static final LiveConnectors CONNECTORS = new LiveConnectors();

    @BeforeAll
    static void load() {
        CONNECTORS.set(Connectors.load(Path.of("connectors"), new Findings()));
    }

    private static boolean takes(String connector, Map<String, String> settings) {
        var name = new ConnectorName(connector);
        var tenants = new TestTenants(TestTenants.tenant("acme", new ConnectorBinding(name, settings, Map.of())));
        return new DeclaredAnswerTakers(CONNECTORS, tenants).takesAnswers(new TenantId("acme"), name);
    }

    @Test
    void a_folder_takes_answers_or_does_not() {
        assertThat(takes("shopify", Map.of())).isTrue();
        assertThat(takes("easypost", Map.of())).isFalse();
    }

    @Test
    void a_folder_that_names_a_setting_takes_those_of_tenants_that_filled_it_in() {
        assertThat(takes("business-central", Map.of())).isFalse();
        assertThat(takes("business-central", Map.of("answer-field", " "))).isFalse();
        assertThat(takes("business-central", Map.of("answer-field", "customerAnswers")))
                .isTrue();
    }
}
