package org.serai.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.serai.canonical.DocumentException;
import org.serai.connector.Connectors;
import org.serai.connector.Headers;
import org.serai.connector.LiveConnectors;
import org.serai.finding.Findings;
import org.serai.tenant.TestTenants;

/** What becomes of a body with several documents in it. */
class HandInTest {
    private static final String TABLE = """
            tracking_number,status,time
            H6841,delivered,2026-11-22T08:00:00Z
            H6842,"delivered
            H6843,delivered,2026-11-22T08:00:00Z
            """;
    private final Bindings bindings =
            new Bindings(new TestTenants(TestTenants.tenant("acme", "csv-drop")), connectors());

    private static LiveConnectors connectors() {
        var live = new LiveConnectors();
        live.set(Connectors.load(Path.of("connectors"), new Findings()));
        return live;
    }

    private List<Delivery> deliveries(String body, @Nullable String id) {
        Bound bound = bindings.find("acme", "csv-drop").orElseThrow();
        Headers headers = Headers.ofSingle(Map.of("serai-unreadable", "{\"code\":\"mine\"}", "position", "mine"));
        return new HandIn(bound, headers, null, id, Instant.parse("2026-11-22T09:00:00Z"))
                .deliveries(bound.connector().pieces(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void each_piece_says_where_it_stood_whatever_the_sender_claims() {
        assertThat(deliveries(TABLE, null))
                .extracting(delivery -> delivery.headers().get("position"))
                .containsExactly("line 2", "line 3", "line 4");
        assertThat(deliveries(TABLE, null))
                .extracting(Delivery::documentType)
                .containsExactly("parcel", null, "parcel");
    }

    @Test
    void a_piece_nobody_can_read_is_parked_for_what_is_wrong_with_it_and_its_neighbours_are_read() {
        var reading = new Reading(bindings);
        List<Delivery> three = deliveries(TABLE, null);
        assertThat(reading.read(three.get(0), null)).hasSize(1);
        assertThat(reading.read(three.get(2), null)).hasSize(1);
        assertThatThrownBy(() -> reading.read(three.get(1), null))
                .isInstanceOfSatisfying(DocumentException.class, bad -> {
                    assertThat(bad.code()).isEqualTo("document.unreadable");
                    assertThat(bad.where()).isEqualTo("line 3");
                })
                .hasMessage("a quote is opened and not closed");
    }

    @Test
    void the_same_body_has_the_same_ids_and_each_piece_its_own() {
        for (String id : new String[] {null, "drop-6840"}) {
            List<String> ids =
                    deliveries(TABLE, id).stream().map(Delivery::eventId).toList();
            assertThat(ids).doesNotHaveDuplicates().hasSize(3);
            assertThat(deliveries(TABLE, id)).extracting(Delivery::eventId).isEqualTo(ids);
        }
    }

    @Test
    void a_row_that_comes_again_in_another_file_is_the_same_delivery() {
        String tomorrow = TABLE.replace("H6841", "H6844") + "H6841,delivered,2026-11-22T08:00:00Z\n";
        assertThat(deliveries(tomorrow, null).get(3).eventId())
                .isEqualTo(deliveries(TABLE, null).get(0).eventId());
    }
}
