package org.serai.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.DocumentException;
import org.serai.canonical.TenantId;
import org.serai.connector.Connectors;
import org.serai.connector.LiveConnectors;
import org.serai.finding.Findings;
import org.serai.tenant.TestTenants;

/** What of a delivery can be known before it is mapped. */
class ReadingTest {
    private final Reading reading =
            new Reading(new Bindings(new TestTenants(TestTenants.tenant("acme", "zendesk")), connectors()));

    private static LiveConnectors connectors() {
        var live = new LiveConnectors();
        live.set(Connectors.load(Path.of("connectors"), new Findings()));
        return live;
    }

    private static Delivery ticket(String body) {
        return new Delivery(
                new TenantId("acme"),
                new ConnectorName("zendesk"),
                "event-1",
                "zen:event-type:ticket.created",
                Map.of(),
                body.getBytes(StandardCharsets.UTF_8),
                Instant.parse("2026-11-22T09:00:00Z"));
    }

    @Test
    void a_thin_document_is_what_its_system_is_asked_by() {
        assertThat(reading.wantsFetch(ticket("{\"id\":\"1\"}"))).isTrue();
        assertThat(reading.document(ticket("{\"id\":\"1\"}"))).isEqualTo(Map.of("id", "1"));
    }

    @Test
    void a_thin_document_that_is_null_is_parked_and_its_system_not_asked() {
        assertThat(reading.wantsFetch(ticket("null"))).isTrue();
        assertThatThrownBy(() -> reading.document(ticket("null")))
                .isInstanceOfSatisfying(
                        DocumentException.class,
                        empty -> assertThat(empty.code()).isEqualTo("document.unreadable"))
                .hasMessageContaining("null");
    }
}
