package org.serai.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.DocumentException;
import org.serai.canonical.TenantId;
import org.serai.connector.Connectors;
import org.serai.connector.Headers;
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

    private static Reading csvDrop(Path folder, String format) throws IOException {
        Path copy = folder.resolve(format.replaceAll("[^a-z0-9]", "-"));
        Path source = Path.of("connectors/csv-drop");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path target =
                        copy.resolve("csv-drop").resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        Path descriptor = copy.resolve("csv-drop/connector.yaml");
        Files.writeString(descriptor, Files.readString(descriptor).replace("format: { name: csv }", format));
        var live = new LiveConnectors();
        live.set(Connectors.load(copy, new Findings()));
        return new Reading(new Bindings(new TestTenants(TestTenants.tenant("acme", "csv-drop")), live));
    }

    @Test
    void a_row_that_could_not_be_read_is_read_when_the_format_was_mended_and_somebody_wants_it_again(
            @TempDir Path folder) throws IOException {
        byte[] latin = "tracking_number,status,name\nH1,delivered,Anna\nH2,delivered,Jörg\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        var live = new LiveConnectors();
        live.set(Connectors.load(Path.of("connectors"), new Findings()));
        var bindings = new Bindings(new TestTenants(TestTenants.tenant("acme", "csv-drop")), live);
        Bound bound = bindings.find("acme", "csv-drop").orElseThrow();
        Delivery bad = new HandIn(bound, Headers.ofSingle(Map.of()), null, null, Instant.parse("2026-11-22T09:00:00Z"))
                .deliveries(bound.connector().pieces(latin))
                .get(1);

        Reading mended = csvDrop(folder, "format: { name: csv, charset: iso-8859-1 }");
        assertThatThrownBy(() -> mended.read(bad, null)).hasMessageContaining("not in UTF-8");
        assertThat(mended.readAgain(bad, null)).singleElement().satisfies(event -> {
            assertThat(event.subject()).isEqualTo("H2");
            assertThat(event.data().toString()).contains("Jörg");
            assertThat(event.delivery()).isEqualTo(bad.eventId());
        });

        assertThatThrownBy(() -> new Reading(bindings).readAgain(bad, null))
                .isInstanceOfSatisfying(
                        DocumentException.class,
                        still -> assertThat(still.where()).isEqualTo("line 3"));
    }
}
