package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** Jira, ServiceNow, Zoho Desk and systems of one's own, from their webhook to the customer and back. */
@ExtendWith(SharedHouse.class)
class WebhookDesksTest {
    /** The time a signature is made at: its tolerance is held against real time. */
    private static final Clock SIGNING = Clock.systemUTC();

    private final House house;
    private final Desks desks;

    WebhookDesksTest(House house) {
        this.house = house;
        this.desks = new Desks(house);
    }

    @Test
    void a_comment_in_jira_reaches_its_reporter_whose_answer_is_one_public_comment() throws IOException {
        var issue = new HashMap<>(sample("jira-service/samples/agent-answered/fetched.json"));
        issue.putAll(Map.of("id", "7101", "key", "HELP-7101"));
        var fields = new HashMap<>(Tree.of(issue).map("fields"));
        fields.put("customfield_10050", "+49 151 00007101");
        issue.put("fields", fields);
        desks.answers("jira-service", "/rest/api/2/issue/7101", issue);
        var webhook = new HashMap<>(sample("jira-service/samples/agent-answered/in.json"));
        webhook.put("issue", Map.of("id", "7101", "key", "HELP-7101"));
        // nothing a document is called can steer the call that is made for it
        webhook.put("CamelHttpUri", house.sandboxUrl() + "/_systems/elsewhere");
        webhook.put("cAmElHtTpPaTh", "/elsewhere");
        webhook.put("path", "/elsewhere");

        accepted(jira(Json.bytes(webhook), "demo-jira-service-secret"));

        Tree sent = house.awaitSent("+4915100007101");
        assertThat(Json.text(sent.node())).contains("It left our house today.");
        assertThat(sent.text("request", "template", "language", "code")).hasValue("de");
        assertThat(house.sandbox("/calls?system=elsewhere").items()).isEmpty();
        house.awaitMessage("HELP-7101", "read");

        desks.script(
                "jira-service",
                Map.of(
                        "method",
                        "POST",
                        "path",
                        "/rest/servicedeskapi/request/7101/comment",
                        "status",
                        503,
                        "count",
                        1));
        house.customerWrites("+4915100007101", "Thank you, I wait.");

        Tree comment = calls("jira-service", "POST", "/rest/servicedeskapi/request/7101/comment", 2)
                .get(0);
        assertThat(comment.at("json").text("body")).get().asString().contains("Thank you, I wait.\n\nWhatsApp ");
        assertThat(comment.at("json").map()).containsEntry("public", true);
        assertThat(comment.text("headers", "Authorization"))
                .hasValue(basic("hub@acme.example:demo-jira-service-api-token"));
    }

    @Test
    void a_webhook_of_jira_with_another_signature_is_refused() throws IOException {
        byte[] body = Files.readAllBytes(Path.of("connectors/jira-service/samples/request-created/in.json"));

        assertThat(jira(body, "another-secret").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> jira(byte[] body, String secret) {
        return house.post(
                house.url() + "/in/demo/jira-service",
                Map.of("Content-Type", "application/json", "X-Hub-Signature", "sha256=" + Signed.hex(secret, body)),
                body);
    }

    @Test
    void an_incident_resolved_in_servicenow_is_told_and_an_answer_takes_it_up_again() {
        String id = "7f000000000000000000000000007201";
        String path = "/api/now/table/incident/" + id;
        var incident = Map.of(
                "sys_id", id,
                "number", "INC0007201",
                "state", "6",
                "short_description", "The mug printer is offline",
                "resolved_at", "2026-11-22 08:55:00",
                "caller_id.name", "Ada Berger",
                "caller_id.mobile_phone", "+49 151 00007201");
        desks.answers("servicenow", path, Map.of("result", incident));

        accepted(house.post(
                house.url() + "/in/demo/servicenow",
                Map.of("Content-Type", "application/json", "X-Serai-Token", "demo-servicenow-secret"),
                Json.bytes(Map.of("type", "incident.resolved", "sys_id", id, "sys_mod_count", "7"))));

        assertThat(house.awaitSent("+4915100007201").text("request", "template", "name"))
                .hasValue("ticket_resolved");
        house.awaitMessage("INC0007201", "read");
        house.customerWrites("+4915100007201", "It is offline again");

        Tree change = calls("servicenow", "PATCH", path, 1).get(0);
        assertThat(change.at("json").text("state")).hasValue("2");
        assertThat(change.at("json").text("comments")).get().asString().contains("It is offline again\n\nWhatsApp ");
        assertThat(change.text("headers", "Authorization")).hasValue(basic("serai:demo-servicenow-password"));
    }

    @Test
    void zoho_desk_tries_its_address_and_then_tells_of_a_batch() throws IOException {
        String address = house.url() + "/in/demo/zoho-desk?key=demo-zoho-desk-secret";
        HttpResponse<String> tried = house.get(address);
        assertThat(tried.statusCode()).isEqualTo(200);
        assertThat(tried.body()).isEmpty();
        assertThat(tried.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(house.get(house.url() + "/in/demo/shopify").statusCode()).isEqualTo(405);
        byte[] batch = Json.bytes(List.of(closed("7301", "0151 00007301"), closed("7302", "0151 00007302")));

        HttpResponse<String> answer = accepted(house.post(address, Map.of("Content-Type", "application/json"), batch));

        assertThat(Tree.of(Json.parse(answer.body())).items("eventIds")).hasSize(2);
        house.awaitSent("+4915100007301");
        house.awaitSent("+4915100007302");
        house.awaitMessage("7301", "read");
        house.customerWrites("+4915100007301", "Not at all");
        Tree comment =
                calls("zoho-desk", "POST", "/api/v1/tickets/7301/comments", 1).get(0);
        assertThat(comment.at("json").map()).containsEntry("isPublic", true);
        assertThat(comment.text("headers", "Authorization")).hasValue("Zoho-oauthtoken stand-in");
        assertThat(house.post(
                                house.url() + "/in/demo/zoho-desk?key=guessed",
                                Map.of("Content-Type", "application/json"),
                                batch)
                        .statusCode())
                .isEqualTo(401);
    }

    private static Map<String, Object> closed(String id, String phone) throws IOException {
        var event = new HashMap<>(sample("zoho-desk/samples/ticket-closed/in.json"));
        var ticket = new HashMap<>(Tree.of(event).map("payload"));
        ticket.putAll(Map.of("id", id, "ticketNumber", id, "phone", phone));
        event.put("payload", ticket);
        return event;
    }

    @Test
    void a_system_of_ones_own_posts_a_signed_batch_and_is_posted_the_answer() throws IOException {
        byte[] batch = Json.bytes(List.of(order("7401"), order("7402")));
        String at = Long.toString(SIGNING.instant().getEpochSecond());

        accepted(standard("msg-7401", at, batch));

        house.awaitSent("+4915100007401");
        house.awaitSent("+4915100007402");
        house.awaitMessage("7401", "read");
        house.customerWrites("+4915100007401", "Please ring twice");
        Tree posted = House.await(
                        "the answer",
                        () -> house.sandbox("/calls?system=webhook").items().stream()
                                .filter(call -> Json.text(call.node()).contains("Please ring twice"))
                                .toList(),
                        list -> !list.isEmpty())
                .get(0);
        assertThat(posted.at("json").text("type")).hasValue("reply.received.v1");
        assertThat(posted.text("headers", "Idempotency-Key"))
                .isEqualTo(posted.at("json").text("data", "messageId"));
        assertThat(posted.text("headers", "Authorization")).hasValue("Bearer demo-webhook-token");
    }

    @Test
    void an_old_signature_and_another_tenants_event_are_refused_by_name_and_nothing_is_kept() throws IOException {
        byte[] good = Json.bytes(List.of(order("7403")));
        var others = new HashMap<>(order("7404"));
        others.put("tenant", "acme");
        byte[] mixed = Json.bytes(List.of(order("7405"), others));
        String now = Long.toString(SIGNING.instant().getEpochSecond());
        String before = Long.toString(SIGNING.instant().getEpochSecond() - 3_600);

        refused(standard("msg-7403", before, good), 401, "timestamp.outside-tolerance");
        refused(standard("msg-7405", now, mixed), 403, "tenant.other");
        refused(
                house.post(
                        house.url() + "/in/acme/webhook",
                        Map.of("Content-Type", "application/json"),
                        Json.bytes(order("7406"))),
                404,
                "connector.unknown");
        var handedIn = house.handIn("webhook", others);
        assertThat(handedIn.statusCode()).as(handedIn.body()).isBetween(400, 499);

        accepted(standard("msg-7407", now, Json.bytes(order("7407"))));
        house.awaitSent("+4915100007407");
        for (String nobody : List.of("7403", "7404", "7405", "7406")) {
            assertThat(house.messages(nobody)).as(nobody).isEmpty();
        }
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Tree.of(Json.parse(answer.body())).text("code")).hasValue(code);
    }

    /** As the specification's libraries sign, with the demo's secret read as base64 in the alphabet of addresses. */
    private HttpResponse<String> standard(String id, String at, byte[] body) {
        byte[] key = Base64.getUrlDecoder().decode("demo-webhook-secret");
        byte[] signed =
                (id + "." + at + "." + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        return house.post(
                house.url() + "/in/demo/webhook",
                Map.of(
                        "Content-Type",
                        "application/cloudevents-batch+json",
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        at,
                        "webhook-signature",
                        "v1,AAAA v1," + Signed.base64(key, signed)),
                body);
    }

    private static Map<String, Object> order(String number) throws IOException {
        var event = new HashMap<>(sample("webhook/samples/order-created/in.json"));
        var data = new HashMap<>(Tree.of(event).map("data"));
        data.putAll(Map.of("orderId", number, "orderNumber", number));
        data.put("customer", Map.of("name", "Ada", "phone", Map.of("raw", "+49 151 0000" + number)));
        data.put("refs", List.of(Map.of("system", "webhook", "type", "order", "id", number)));
        event.putAll(Map.of("id", "e-" + number, "subject", number, "data", data));
        return event;
    }

    private static HttpResponse<String> accepted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return answer;
    }

    private static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    /** The calls of that kind, newest first, once there are so many. */
    private List<Tree> calls(String system, String method, String path, int howMany) {
        return House.await(
                method + " " + path,
                () -> house.sandbox("/calls?system=" + system).items().stream()
                        .filter(call -> call.text("method").equals(Optional.of(method))
                                && call.text("path").equals(Optional.of(path)))
                        .toList(),
                list -> list.size() >= howMany);
    }

    private static Map<String, Object> sample(String file) throws IOException {
        return Json.parseObject(Files.readString(Path.of("connectors").resolve(file), StandardCharsets.UTF_8));
    }
}
