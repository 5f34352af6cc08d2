package org.serai.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.serai.canonical.Content;
import org.serai.finding.Findings;
import org.serai.json.Json;
import org.serai.mapping.Mappings;
import org.serai.mapping.Vocabulary;

/** The shipped flows' mappings, with the functions they are lent, into the shipped templates. */
class FlowMappingTest {
    private static final Findings FINDINGS = new Findings();
    private static final Mappings MAPPINGS = Mappings.load(
            Path.of("routes/flows"), Vocabulary.of(Set.of("locale", "zone"), new Formats().functions()), FINDINGS);
    private static final Catalogue CATALOGUE = Catalogue.load(Path.of("routes/templates"), new Findings());

    @Test
    void every_mapping_compiles() {
        assertThat(FINDINGS.list()).isEmpty();
    }

    @Test
    void an_order_gives_name_number_and_total() {
        Content.Template message = message("order-confirmed", "order_confirmed", "de-DE", """
                {"orderId":"1","orderNumber":"#4711","total":{"amount":"1129.9","currency":"EUR"},
                 "customer":{"givenName":"Ada","name":"Ada Lovelace"}}""");

        assertThat(message.parameters().values()).containsExactly("Ada", "#4711", "1.129,90\u00a0€");
    }

    @Test
    void an_order_that_says_little_is_confirmed_all_the_same() {
        Content.Template message = message("order-confirmed", "order_confirmed", "es", "{\"orderId\":\"77\"}");

        assertThat(message.parameters().values()).containsExactly("le saludamos", "77", "consulte su factura");
    }

    @Test
    void carriers_are_called_by_their_names() {
        assertThat(carrier("\"dhl\"")).isEqualTo("DHL");
        assertThat(carrier("\"fedex\"")).isEqualTo("FedEx");
        assertThat(carrier("\"Deutsche Post\"")).isEqualTo("Deutsche Post");
        assertThat(carrier("null")).isEqualTo("our delivery partner");
    }

    private static @Nullable String carrier(String word) {
        return message(
                        "order-shipped",
                        "order_shipped",
                        "en",
                        "{\"orderNumber\":\"1\",\"trackingNumber\":\"T1\",\"carrier\":" + word + "}")
                .parameters()
                .get("carrier");
    }

    @Test
    void an_order_without_a_parcel_number_has_a_template_of_its_own() {
        assertThat(message("order-shipped", "order_shipped_untracked", "ar", "{\"orderNumber\":\"1\"}")
                        .parameters()
                        .values())
                .containsExactly("عميلنا الكريم", "1");
    }

    @Test
    void the_hour_of_arrival_is_a_span_an_end_or_the_day() {
        assertThat(arrival("{\"from\":\"2026-11-24T13:00:00Z\",\"until\":\"2026-11-24T15:00:00Z\"}"))
                .isEqualTo("14:00–16:00");
        assertThat(arrival("{\"until\":\"2026-11-24T15:00:00Z\"}")).isEqualTo("16:00");
        assertThat(arrival("{\"until\":\"2026-11-24T00:00:00Z\"}")).isEqualTo("im Laufe des Tages");
        assertThat(arrival("{\"until\":\"2026-11-24\"}")).isEqualTo("im Laufe des Tages");
        assertThat(arrival("null")).isEqualTo("im Laufe des Tages");
    }

    private static @Nullable String arrival(String eta) {
        return message("out-for-delivery", "out_for_delivery", "de", "{\"trackingNumber\":\"T1\",\"eta\":" + eta + "}")
                .parameters()
                .get("arrival");
    }

    @Test
    void parcels_say_number_day_and_place() {
        String parcel = """
                {"trackingNumber":"T1","occurredAt":"2026-11-23T23:30:00Z","location":{"city":"Bremen"},
                 "recipient":{"name":"Ada Lovelace"}}""";

        assertThat(message("delivery-failed", "delivery_failed", "pt-BR", parcel)
                        .parameters()
                        .values())
                .containsExactly("Ada Lovelace", "T1");
        assertThat(message("delivered", "delivered", "de", parcel).parameters().values())
                .containsExactly("Ada Lovelace", "T1", "Dienstag, 24. November 2026");
        assertThat(message("available-for-pickup", "ready_for_pickup", "en", parcel)
                        .parameters()
                        .values())
                .containsExactly("Ada Lovelace", "T1", "Bremen");
    }

    @Test
    void an_agents_long_answer_is_cut_to_what_a_template_holds() {
        String text = "A long answer. ".repeat(200);
        Content.Template message = message(
                "ticket-updated",
                "ticket_updated",
                "en",
                "{\"ticketId\":\"9\",\"requester\":{\"name\":\"A\"},\"comment\":{\"text\":\"" + text + "\"}}");

        assertThat(message.parameters().get("answer"))
                .startsWith("A long answer.")
                .endsWith("…")
                .hasSizeLessThan(605);
        assertThat(message.preview()).startsWith("Request 9\n");
    }

    @Test
    void a_resolved_request_is_named_by_number_and_subject() {
        assertThat(message(
                                "ticket-resolved",
                                "ticket_resolved",
                                "de",
                                "{\"ticketId\":\"9\",\"ticketNumber\":\"20481\",\"requester\":{\"givenName\":\"Ada\"}}")
                        .parameters()
                        .values())
                .containsExactly("Ada", "20481", "Ihre Anfrage");
    }

    @Test
    void a_cancelled_order_needs_its_number_only() {
        assertThat(message("order-cancelled", "order_cancelled", "en", "{\"orderId\":\"7\"}")
                        .parameters()
                        .values())
                .containsExactly("there", "7");
    }

    private static Content.Template message(String flow, String template, String wish, String data) {
        return CATALOGUE
                .compose(
                        new TemplateName(template),
                        List.of(wish),
                        locale -> values(flow, locale, data),
                        button -> "payload " + button)
                .fold(Composition.Composed::content, refused -> {
                    throw new AssertionError(refused.reason());
                });
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> values(String flow, String locale, String data) {
        Object made = MAPPINGS.find(flow + "/" + flow + ".jslt")
                .orElseThrow(() -> new AssertionError(FINDINGS.list()))
                .apply(Json.parse(data), Map.of("locale", locale, "zone", "Europe/Berlin"));
        return (Map<String, Object>) Objects.requireNonNull(made);
    }
}
