package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** Tables and XML at the door of the business systems, as their senders post them. */
@ExtendWith(SharedHouse.class)
class FormatsAtTheDoorTest {
    private static final String ADA = "+4915100006811";
    private static final String BEN = "+4915100006812";
    private final House house;

    FormatsAtTheDoorTest(House house) {
        this.house = house;
    }

    @Test
    void each_row_of_a_table_is_a_parcel_of_its_own_and_a_bad_one_is_parked_with_its_line() {
        String table = """
                tracking_number,status,time,phone,country
                FD6811,out for delivery,2026-11-22T08:00:00Z,%s,DE
                FD6813,"out for delivery
                FD6812,out for delivery,2026-11-22T08:00:00Z,%s,DE
                """.formatted(ADA, BEN);
        HttpResponse<String> answer = table(table);

        assertThat(answer.statusCode()).isEqualTo(202);
        List<Tree> ids = Tree.of(Json.parse(answer.body())).items("eventIds");
        assertThat(ids).hasSize(3);
        house.awaitSent(ADA);
        house.awaitSent(BEN);
        String bad = ids.get(1).text().orElseThrow();
        assertThat(house.trace(bad).text("outcome")).hasValue("parked");
        Tree parked = parked(bad);
        assertThat(parked.text("cause")).hasValue("document.unreadable");
        assertThat(parked.text("pointer")).hasValue("line 3");
        assertThat(parked.text("payload").orElseThrow())
                .isEqualTo("tracking_number,status,time,phone,country\nFD6813,\"out for delivery");
        assertThat(parked.text("message")).hasValue("a quote is opened and not closed");

        assertThat(Tree.of(Json.parse(table(table).body())).items("eventIds")).isEqualTo(ids);
    }

    @Test
    void what_is_no_xml_is_taken_and_parked_like_json_nobody_can_read() {
        HttpResponse<String> answer =
                idoc("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b; 6821</a>".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(house.trace(answer).text("outcome")).hasValue("parked");
        String id = Tree.of(Json.parse(answer.body())).text("eventId").orElseThrow();
        assertThat(parked(id).text("message").orElseThrow()).isEqualTo("not XML: it has a DTD");
    }

    @Test
    void an_order_response_of_sap_reaches_its_buyer_and_the_answer_becomes_a_text_of_the_order() throws Exception {
        String sample = Files.readString(Path.of("connectors/sap-idoc/samples/order-response/in.xml"));
        String phone = "+4915100006822";
        String idoc = sample.replace("0151 00006600", phone).replace("0000006600", "0000006822");

        assertThat(idoc(idoc.getBytes(StandardCharsets.UTF_8)).statusCode()).isEqualTo(202);

        assertThat(house.awaitSent(phone).toString()).contains("0000006822");
        house.customerWrites(phone, "Klingel: Müller & Söhne");
        Tree call = House.await(
                        "the answer at SAP",
                        () -> house.sandbox("/calls?system=sap-idoc").items().stream()
                                .filter(posted -> posted.toString().contains("0000006822"))
                                .toList(),
                        calls -> !calls.isEmpty())
                .get(0);
        assertThat(call.text("path").orElseThrow()).contains("/sap/bc/idoc_xml");
        assertThat(call.text("body").orElseThrow())
                .contains("<BELNR>0000006822</BELNR>", "Klingel: Müller &amp; Söhne");
    }

    @Test
    void a_table_without_rows_is_heard_and_nothing_is_kept() {
        HttpResponse<String> answer = table("tracking_number,status\n");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void a_table_that_is_too_long_for_the_door_is_refused_as_a_whole() {
        HttpResponse<String> answer = table("tracking_number,status\n" + "FD6831,delivered\n".repeat(1_001));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("document.too-large");
    }

    private HttpResponse<String> table(String table) {
        return house.post(
                house.url() + "/in/demo/csv-drop",
                Map.of("Content-Type", "text/csv", "X-Webhook-Token", "demo-csv-drop-secret"),
                table.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> idoc(byte[] body) {
        String user = Base64.getEncoder().encodeToString("sap:demo-sap-idoc-secret".getBytes(StandardCharsets.UTF_8));
        return house.post(
                house.url() + "/in/demo/sap-idoc",
                Map.of("Content-Type", "text/xml; charset=utf-8", "Authorization", "Basic " + user),
                body);
    }

    private Tree parked(String eventId) {
        return house.parked().stream()
                .filter(item -> item.text("eventId").filter(eventId::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }
}
