package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** Shops and ERP systems through their own doors, and the answers back to them. */
@ExtendWith(SharedHouse.class)
class ShopSystemsTest {
    private static final Path SHARED = Path.of("../shared/samples");
    private static final String FORM = "application/x-www-form-urlencoded";
    private final House house;

    ShopSystemsTest(House house) {
        this.house = house;
    }

    @Test
    void the_ping_of_a_new_webhook_is_answered_200_and_nothing_is_kept() {
        HttpResponse<String> ping = ping("woocommerce", "webhook_id=12");
        assertThat(ping.statusCode()).isEqualTo(200);
        assertThat(ping.body()).isEmpty();
    }

    @Test
    void what_is_no_ping_or_comes_to_a_door_without_one_is_refused() {
        assertThat(ping("woocommerce", "id=12").statusCode()).isEqualTo(415);
        assertThat(ping("woocommerce", "webhook_id=" + "1".repeat(300)).statusCode())
                .isEqualTo(415);
        assertThat(ping("shopify", "webhook_id=12").statusCode()).isEqualTo(415);
        assertThat(woocommerce("order.created", "{}".getBytes(StandardCharsets.UTF_8), "wrong")
                        .statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> ping(String connector, String body) {
        return house.post(
                house.url() + "/in/demo/" + connector,
                Map.of("Content-Type", FORM),
                body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void an_order_of_the_shop_is_confirmed_once_and_its_answer_becomes_a_note() throws IOException {
        var order = new HashMap<>(sample("woocommerce/samples/order-created/in.json"));
        order.put("id", 9701);
        order.put("number", "9701");
        order.put("billing", Map.of("first_name", "Ada", "country", "DE", "phone", "0151 00009701"));

        house.trace(woocommerce("order.created", Json.bytes(order)));
        String wamid = tapped("+4915100009701");
        Tree note = call("woocommerce", "POST", "/wp-json/wc/v3/orders/9701/notes");
        assertThat(Json.text(note.node())).contains(wamid, "customer_note");

        house.trace(woocommerce("order.updated", Json.bytes(order)));
        assertThat(house.sent("+4915100009701")).hasSize(1);
    }

    @Test
    void a_sales_order_of_erpnext_is_confirmed_and_its_answer_becomes_a_comment() throws IOException {
        var order = new HashMap<>(sample("erpnext/samples/order-created/in.json"));
        order.put("name", "SAL-ORD-9702");
        order.put("contact_mobile", "+49 151 00009702");
        byte[] body = Json.bytes(order);

        house.trace(accepted(house.post(
                house.url() + "/in/demo/erpnext",
                Map.of(
                        "Content-Type",
                        "application/json",
                        "X-Frappe-Webhook-Signature",
                        Signed.base64("demo-erpnext-secret", body)),
                body)));
        String wamid = tapped("+4915100009702");
        Tree comment = call("erpnext", "POST", "/api/resource/Comment");
        assertThat(Json.text(comment.node())).contains(wamid, "SAL-ORD-9702");
    }

    @Test
    void an_order_of_odoo_is_read_with_its_contact_confirmed_and_answered_with_a_note() {
        script("sale.order", List.of(odooOrder(9703, "S09703")));
        script("res.partner", List.of(Map.of("id", 21, "name", "Ada", "phone", "0151 00009703", "country_code", "DE")));

        house.trace(odoo(9703, "demo-odoo-secret"));
        String wamid = tapped("+4915100009703");
        Tree posted = call("odoo", "POST", "/json/2/sale.order/message_post");
        assertThat(Json.text(posted.node())).contains(wamid, "9703", "mail.mt_note");
        assertThat(odoo(9703, "guessed").statusCode()).isEqualTo(401);
    }

    private static Map<String, Object> odooOrder(int id, String name) {
        return Map.of(
                "id",
                id,
                "name",
                name,
                "state",
                "sale",
                "date_order",
                "2026-11-22 08:41:05",
                "amount_total",
                119.5,
                "currency_id",
                List.of(1, "EUR"),
                "partner_id",
                List.of(21, "Ada"));
    }

    private void script(String model, Object answer) {
        house.tellSandbox(
                "/systems/odoo",
                Json.text(List.of(
                        Map.of("method", "POST", "path", "/json/2/" + model + "/search_read", "body", answer))));
    }

    private HttpResponse<String> odoo(int id, String password) {
        byte[] body = Json.bytes(Map.of("_model", "sale.order", "_id", id, "write_date", "2026-11-22 08:41:05"));
        String login = Base64.getEncoder().encodeToString(("odoo:" + password).getBytes(StandardCharsets.UTF_8));
        return house.post(
                house.url() + "/in/demo/odoo",
                Map.of("Content-Type", "application/json", "Authorization", "Basic " + login),
                body);
    }

    @Test
    void a_real_order_as_the_shop_sends_it_is_confirmed() throws IOException {
        assumeTrue(Files.isDirectory(SHARED));
        byte[] body = Files.readAllBytes(SHARED.resolve("woocommerce/order-727-docs.json"));

        house.trace(woocommerce("order.created", body));

        Tree sent = house.awaitSent("+15555555555");
        assertThat(sent.text("request", "template", "name")).hasValue("order_confirmed");
        assertThat(Json.text(sent.node())).contains("727", "John");
    }

    private HttpResponse<String> woocommerce(String topic, byte[] body) {
        return accepted(woocommerce(topic, body, Signed.base64("demo-woocommerce-secret", body)));
    }

    private HttpResponse<String> woocommerce(String topic, byte[] body, String signature) {
        return house.post(
                house.url() + "/in/demo/woocommerce",
                Map.of(
                        "Content-Type",
                        "application/json",
                        "X-WC-Webhook-Topic",
                        topic,
                        "X-WC-Webhook-Signature",
                        signature),
                body);
    }

    private static HttpResponse<String> accepted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return answer;
    }

    /** @return the wamid of the tap on the first button of what was confirmed */
    private String tapped(String phone) {
        assertThat(house.awaitSent(phone).text("request", "template", "name")).hasValue("order_confirmed");
        String answer = house.tellSandbox(
                        "/customers/" + phone.substring(1) + "/messages",
                        Json.text(Map.of("type", "button", "index", 0)))
                .body();
        return Tree.of(Json.parse(answer)).text("wamid").orElseThrow();
    }

    private Tree call(String system, String method, String path) {
        return House.await(
                        method + " " + path,
                        () -> house.sandbox("/calls?system=" + system).items().stream()
                                .filter(call -> call.text("method").equals(Optional.of(method))
                                        && call.text("path").equals(Optional.of(path)))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static Map<String, Object> sample(String file) throws IOException {
        return Json.parseObject(Files.readString(Path.of("connectors").resolve(file), StandardCharsets.UTF_8));
    }
}
