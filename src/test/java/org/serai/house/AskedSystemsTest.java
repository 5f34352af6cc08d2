package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** Systems that tell by webhooks and are asked as well: what was told is one message, what was not is caught up on. */
@ExtendWith(SharedHouse.class)
class AskedSystemsTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final String SEARCH = "/json/2/%s/search_read";
    private final House house;
    private final Map<Path, String> before = new HashMap<>();

    AskedSystemsTest(House house) {
        this.house = house;
    }

    /** As for a tenant that gives a pause of a second. */
    private void ask(String connector) throws IOException {
        Path routes = house.project().resolve("connectors/" + connector + "/" + connector + ".camel.yaml");
        String text = Files.readString(routes);
        before.put(routes, text);
        save(
                routes,
                text.replace("    precondition: \"{{?" + connector + ".catch-up}}\"\n", "")
                        .replace("\"{{" + connector + ".catch-up}}\"", "1s"));
    }

    @AfterEach
    void ask_no_more() throws IOException {
        for (var routes : before.entrySet()) {
            save(routes.getKey(), routes.getValue());
        }
    }

    private void save(Path routes, String text) throws IOException {
        assertThat(text).isNotEqualTo(Files.readString(routes));
        int version = version();
        Files.writeString(routes, text);
        House.await("the change of " + routes.getFileName(), this::version, now -> now > version);
    }

    private int version() {
        return house.health()
                .text("components", "routes", "details", "version")
                .map(Integer::parseInt)
                .orElse(0);
    }

    private void script(String system, String method, String path, Object body) {
        house.tellSandbox(
                "/systems/" + system, Json.text(List.of(Map.of("method", method, "path", path, "body", body))));
    }

    private List<Tree> calls(String system, String path) {
        return house.sandbox("/calls?system=" + system).items().stream()
                .filter(call -> call.text("path").equals(Optional.of(path)))
                .toList();
    }

    private void untilAskedAgain(String system, String path) {
        int asked = calls(system, path).size();
        House.await(system + " asked twice more", () -> calls(system, path), calls -> calls.size() >= asked + 2);
    }

    private static HttpResponse<String> accepted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return answer;
    }

    @Test
    void an_order_no_webhook_of_the_shop_told_is_confirmed_and_one_that_was_told_is_not_confirmed_again()
            throws IOException {
        byte[] told = Json.bytes(shopOrder(9711, NOW));
        house.trace(accepted(house.post(
                house.url() + "/in/demo/woocommerce",
                Map.of(
                        "Content-Type",
                        "application/json",
                        "X-WC-Webhook-Topic",
                        "order.created",
                        "X-WC-Webhook-Signature",
                        Signed.base64("demo-woocommerce-secret", told)),
                told)));
        house.awaitSent("+4915100009711");
        script(
                "woocommerce",
                "GET",
                "/wp-json/wc/v3/orders",
                List.of(shopOrder(9711, NOW.plusSeconds(60)), shopOrder(9712, NOW)));

        ask("woocommerce");

        assertThat(house.awaitSent("+4915100009712").text("request", "template", "name"))
                .hasValue("order_confirmed");
        untilAskedAgain("woocommerce", "/wp-json/wc/v3/orders");
        assertThat(house.messages("9711")).hasSize(1);
        assertThat(house.messages("9712")).hasSize(1);
    }

    private static Map<String, Object> shopOrder(int number, Instant modified) throws IOException {
        var order = new HashMap<>(Json.parseObject(Files.readString(
                Path.of("connectors/woocommerce/samples/order-created/in.json"), StandardCharsets.UTF_8)));
        order.put("id", number);
        order.put("number", String.valueOf(number));
        order.put("date_created_gmt", NOW.toString().replace("Z", ""));
        order.put("date_modified_gmt", modified.toString().replace("Z", ""));
        order.put("billing", Map.of("first_name", "Ada", "country", "DE", "phone", "0151 0000" + number));
        return order;
    }

    @Test
    void an_order_no_webhook_of_odoo_told_is_read_once_and_confirmed_once() throws IOException {
        odooHas(9713);
        byte[] told = Json.bytes(Map.of("_model", "sale.order", "_id", 9713, "write_date", odooTime()));
        String login = Base64.getEncoder().encodeToString("odoo:demo-odoo-secret".getBytes(StandardCharsets.UTF_8));
        house.trace(accepted(house.post(
                house.url() + "/in/demo/odoo",
                Map.of("Content-Type", "application/json", "Authorization", "Basic " + login),
                told)));
        house.awaitSent("+4915100009713");
        String partners = String.format(SEARCH, "res.partner");
        int read = calls("odoo", partners).size();

        ask("odoo");
        untilAskedAgain("odoo", String.format(SEARCH, "stock.picking"));
        assertThat(house.messages("S9713")).hasSize(1);
        assertThat(calls("odoo", partners)).as("it was told").hasSize(read);

        odooHas(9714);
        assertThat(house.awaitSent("+4915100009714").text("request", "template", "name"))
                .hasValue("order_confirmed");
        untilAskedAgain("odoo", String.format(SEARCH, "stock.picking"));
        assertThat(house.messages("S9714")).hasSize(1);
    }

    private void odooHas(int number) {
        script(
                "odoo",
                "POST",
                String.format(SEARCH, "res.partner"),
                List.of(Map.of("id", 21, "name", "Ada", "phone", "0151 0000" + number, "country_code", "DE")));
        script(
                "odoo",
                "POST",
                String.format(SEARCH, "sale.order"),
                List.of(Map.of(
                        "id",
                        number,
                        "name",
                        "S" + number,
                        "state",
                        "sale",
                        "date_order",
                        odooTime(),
                        "write_date",
                        odooTime(),
                        "partner_id",
                        List.of(21, "Ada"))));
    }

    private static String odooTime() {
        return NOW.toString().replace("T", " ").replace("Z", "");
    }
}
