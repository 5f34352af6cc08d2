package org.serai.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.serai.canonical.Content;
import org.serai.canonical.Reason;
import org.serai.finding.Findings;
import org.serai.json.Json;

class ComposeTest {
    private static final Catalogue CATALOGUE = Catalogue.load(Path.of("routes/templates"), new Findings());
    private static final Map<String, Object> ORDER =
            Map.of("customer_name", "Ada", "order_number", "4711", "total", "129,90 €");

    @Test
    void a_message_has_the_cloud_apis_shape() {
        Content.Template content = composed("order_confirmed", List.of("de-DE"), ORDER);

        assertThat(content.name()).isEqualTo("order_confirmed");
        assertThat(content.language()).isEqualTo("de");
        assertThat(content.category()).isEqualTo("UTILITY");
        assertThat(Json.text(content.components())).isEqualTo("""
                        [{"type":"body","parameters":[\
                        {"type":"text","parameter_name":"customer_name","text":"Ada"},\
                        {"type":"text","parameter_name":"order_number","text":"4711"},\
                        {"type":"text","parameter_name":"total","text":"129,90 €"}]},\
                        {"type":"button","sub_type":"quick_reply","index":"0","parameters":[{"type":"payload","payload":"b1.change_address"}]},\
                        {"type":"button","sub_type":"quick_reply","index":"1","parameters":[{"type":"payload","payload":"b1.cancel_order"}]}]""");
        assertThat(content.parameters().values()).containsExactly("Ada", "4711", "129,90 €");
        assertThat(content.preview())
                .startsWith("Bestellung bestätigt\nGuten Tag Ada, vielen Dank für Ihre Bestellung 4711.")
                .contains("Gesamtbetrag: 129,90 €.")
                .endsWith("Mit STOPP beenden Sie diese Nachrichten\n[Adresse ändern]\n[Bestellung stornieren]");
    }

    @Test
    void a_header_and_a_link_take_their_values_too() {
        Content.Template ticket = composed(
                "ticket_updated",
                List.of("en"),
                Map.of("ticket_number", "#9", "customer_name", "A", "answer", "Done."));
        assertThat(ticket.components().get(0).toString())
                .contains("type=header", "parameter_name=ticket_number", "text=#9");

        Content.Template shipped = composed(
                "order_shipped",
                List.of("es"),
                Map.of("customer_name", "A", "order_number", "1", "carrier", "DHL", "tracking_number", "1Z 9é"));
        assertThat(Json.text(shipped.components().get(1)))
                .isEqualTo(
                        "{\"type\":\"button\",\"sub_type\":\"url\",\"index\":\"0\",\"parameters\":[{\"type\":\"text\",\"text\":\"1Z%209%C3%A9\"}]}");
        assertThat(shipped.preview()).endsWith("[Seguir el envío] https://t.17track.net/es#nums=1Z%209%C3%A9");
    }

    @Test
    void the_values_are_asked_for_once_and_for_the_persons_own_locale() {
        var asked = new ArrayList<String>();
        CATALOGUE.compose(
                new TemplateName("order_confirmed"),
                List.of("de-CH", "en"),
                locale -> {
                    asked.add(locale);
                    return ORDER;
                },
                UnaryOperator.identity());

        assertThat(asked).containsExactly("de-CH");
    }

    @Test
    void a_value_nobody_gave_is_the_fallback_of_the_language() {
        Content.Template content =
                composed("order_confirmed", List.of("ar"), Map.of("order_number", "1", "total", "  \n "));

        assertThat(content.parameters())
                .containsEntry("customer_name", "عميلنا الكريم")
                .containsEntry("total", "كما في الفاتورة");
    }

    @Test
    void a_required_value_nobody_gave_is_refused_by_name() {
        Reason reason = refused("order_confirmed", Map.of("customer_name", "Ada"));

        assertThat(reason.code()).isEqualTo("template.parameter-missing");
        assertThat(reason.text()).contains("order_number", "order_confirmed", ".jslt");
    }

    @Test
    void line_breaks_tabs_and_runs_of_blanks_become_one_blank() {
        Content.Template content = composed(
                "order_confirmed", List.of("en"), with("customer_name", " Ada\r\n\t  King\u0000of\u2028Love  "));

        assertThat(content.parameters()).containsEntry("customer_name", "Ada King of Love");
    }

    @Test
    void braces_in_a_value_stay_text() {
        Content.Template content =
                composed("order_confirmed", List.of("en"), with("customer_name", "{{1}} {{total}} $1 \\"));

        assertThat(content.parameters()).containsEntry("customer_name", "{{1}} {{total}} $1 \\");
        assertThat(content.preview()).contains("Hello {{1}} {{total}} $1 \\, thank you");
    }

    @Test
    void half_a_surrogate_pair_and_turns_of_direction_do_no_harm() {
        Content.Template content =
                composed("order_confirmed", List.of("en"), with("customer_name", "A\ud83d \u202eevil\u202c 📦"));

        assertThat(content.parameters()).containsEntry("customer_name", "A\ufffd evil 📦");
    }

    @Test
    void a_value_of_1024_characters_is_judged_by_the_text_one_of_1025_by_itself() {
        assertThat(refused("order_confirmed", with("customer_name", "é".repeat(1025)))
                        .code())
                .isEqualTo("template.parameter-too-long");
        Reason whole = refused("order_confirmed", with("customer_name", "é".repeat(1024)));
        assertThat(whole.code()).isEqualTo("template.text-too-long");
        assertThat(whole.text()).contains("body");
        assertThat(refused(
                                "ticket_updated",
                                Map.of("ticket_number", "9".repeat(60), "customer_name", "A", "answer", "x"))
                        .text())
                .contains("header");
    }

    @Test
    void a_link_longer_than_meta_takes_is_refused_before_it_is_sent() {
        Map<String, Object> parcel = new HashMap<>(
                Map.of("customer_name", "A", "order_number", "1", "carrier", "DHL", "tracking_number", "1"));
        parcel.put("tracking_number", "ж".repeat(330));
        Reason reason = refused("order_shipped", parcel);
        assertThat(reason.code()).isEqualTo("template.text-too-long");
        assertThat(reason.text()).contains("link").contains("2000");
        parcel.put("tracking_number", "ж".repeat(300));
        assertThat(composed("order_shipped", List.of("en"), parcel).preview()).contains("%D0%B6");
    }

    @Test
    void a_value_that_is_no_text_is_refused_a_number_is_written() {
        assertThat(refused("order_confirmed", with("order_number", Map.of("a", 1)))
                        .code())
                .isEqualTo("template.parameter-wrong");
        assertThat(composed("order_confirmed", List.of("en"), with("order_number", 4711L))
                        .parameters())
                .containsEntry("order_number", "4711");
    }

    @Test
    void an_unknown_template_is_refused_with_the_nearest() {
        Reason reason = refused("order_confirmd", ORDER);

        assertThat(reason.code()).isEqualTo("template.unknown");
        assertThat(reason.text()).contains("did you mean `order_confirmed`?");
    }

    @Test
    void every_shipped_template_can_be_filled_with_its_examples_in_every_language() {
        for (Template template : CATALOGUE.all()) {
            template.languages().keySet().forEach(language -> {
                Map<String, Object> examples = new HashMap<>();
                template.parameters()
                        .values()
                        .forEach(parameter -> examples.put(
                                parameter.name(),
                                parameter.example().in(language).orElseThrow()));
                Content.Template content = composed(template.name().value(), List.of(language), examples);
                assertThat(content.language()).isEqualTo(language);
                assertThat(content.preview()).doesNotContain("{{");
            });
        }
    }

    private static Map<String, Object> with(String name, Object value) {
        Map<String, Object> values = new HashMap<>(ORDER);
        values.put(name, value);
        return values;
    }

    private static Content.Template composed(String name, List<String> wishes, Map<String, Object> values) {
        return compose(name, wishes, values).fold(Composition.Composed::content, refused -> {
            throw new AssertionError(refused.reason());
        });
    }

    private static Reason refused(String name, Map<String, Object> values) {
        return compose(name, List.of("en"), values)
                .fold(
                        composed -> {
                            throw new AssertionError(
                                    "composed: " + composed.content().preview());
                        },
                        Composition.Refused::reason);
    }

    private static Composition compose(String name, List<String> wishes, Map<String, Object> values) {
        return CATALOGUE.compose(new TemplateName(name), wishes, locale -> values, id -> "b1." + id);
    }
}
