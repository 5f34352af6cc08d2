package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** Real documents of the vendors, where they lie beside the project, through every door as the vendor sends them. */
@ExtendWith(SharedHouse.class)
class SharedDocumentsTest {
    private static final Optional<Path> SAMPLES = Stream.of("../shared/samples", "../../shared/samples")
            .map(Path::of)
            .filter(Files::isDirectory)
            .findFirst();
    /**
     * The time a signature is made at, and nothing else here: the tolerance of signatures is held against real time, which
     * no house can be told to fix. All times inside the documents stand still.
     */
    private static final Clock SIGNING = Clock.systemUTC();

    private final House house;

    SharedDocumentsTest(House house) {
        this.house = house;
    }

    @BeforeEach
    void only_where_the_samples_are() {
        assumeTrue(SAMPLES.isPresent());
    }

    @Test
    void listed_orders_taken_out_of_their_wrapper_are_confirmed() throws IOException {
        Object order = read("shopify/orders-list.json").at("orders", "0").node();

        Tree trace = house.trace(house.postOrder(Json.bytes(order), Map.of()));

        assertThat(event(trace).text("type")).hasValue("order.created.v1");
        assertThat(event(trace).items("businessKeys").get(0).node()).isEqualTo("#1001");
        Tree sent = house.awaitSent("+557734881234");
        assertThat(sent.text("request", "template", "name")).hasValue("order_confirmed");
        assertThat(Json.text(sent.node())).contains("#1001", "598");
    }

    @Test
    void an_old_order_with_a_fulfilment_is_shipped_with_its_tracking_number_and_cancelled() throws IOException {
        Object order =
                read("shopify/order-2008-with-fulfillment.json").at("order").node();

        Tree shipped = house.trace(house.postOrder(Json.bytes(order), Map.of("X-Shopify-Topic", "orders/fulfilled")));
        Tree cancelled = house.trace(house.postOrder(Json.bytes(order), Map.of("X-Shopify-Topic", "orders/cancelled")));

        assertThat(event(shipped).text("type")).hasValue("order.shipped.v1");
        assertThat(event(cancelled).text("type")).hasValue("order.cancelled.v1");
        var sent = House.await("both messages", () -> house.sent("+15556251199"), list -> list.size() == 2);
        assertThat(Json.text(sent.stream().map(Tree::node).toList()))
                .contains("order_shipped", "1Z2345", "order_cancelled");
    }

    @Test
    void a_trackers_webhook_finds_the_person_of_its_order_or_says_that_it_knows_nobody() throws IOException {
        byte[] body = Files.readAllBytes(file("easypost/webhook-tracker-updated.json"));
        Tree stranger = house.trace(easypost(body));
        assertThat(event(stranger).text("type")).hasValue("shipment.updated.v1");
        assertThat(event(stranger).items("businessKeys").get(0).node()).isEqualTo("1");
        assertThat(Optional.of(event(stranger).text("outcome").orElse("")))
                .get()
                .isIn("flow.none", "recipient.unknown", "flowed");

        house.postOrder(
                Orders.json(
                        8001,
                        "+4915100008001",
                        Map.of(
                                "fulfillments",
                                List.of(Map.of("tracking_company", "USPS", "tracking_number", "EZ8001")))),
                Map.of("X-Shopify-Topic", "orders/fulfilled"));
        house.awaitSent("+4915100008001");
        var tracker =
                new LinkedHashMap<>(read("easypost/tracker-in_transit.json").map());
        tracker.put("tracking_code", "EZ8001");
        tracker.put("status", "out_for_delivery");
        easypost(Json.bytes(Map.of("id", "evt_8001", "description", "tracker.updated", "result", tracker)));

        Tree told = House.await("the parcel's message", () -> house.sent("+4915100008001"), list -> list.size() == 2)
                .get(0);
        assertThat(told.text("request", "template", "name")).hasValue("out_for_delivery");
        assertThat(Json.text(told.node())).contains("EZ8001");
    }

    @Test
    void a_delivered_tracking_tells_the_person_of_its_order() throws IOException {
        shipped(9801, "FedEx", "111111111111");
        aftership("delivered", read("aftership/tracking-delivered-fedex.json").map());

        Tree told = House.await("the delivery's message", () -> house.sent("+4915100009801"), list -> list.size() == 2)
                .get(0);
        assertThat(told.text("request", "template", "name")).hasValue("delivered");
    }

    @Test
    void a_tracking_with_phones_of_its_own_needs_no_order() throws IOException {
        var tracking = new LinkedHashMap<>(
                read("aftership/tracking-expired-usps-with-smses.json").map());
        Tree expired = house.trace(aftership("expired", tracking));
        assertThat(event(expired).text("type")).hasValue("shipment.updated.v1");
        assertThat(event(expired).items("businessKeys").get(0).node()).isEqualTo("1231231231231");

        tracking.put("tag", "AvailableForPickup");
        aftership("pickup", tracking);
        Tree told = house.awaitSent("+85291234567");
        assertThat(told.text("request", "template", "name")).hasValue("ready_for_pickup");
    }

    @Test
    void a_track_alert_with_its_credential_tells_the_person_of_its_order() throws IOException {
        shipped(9802, "UPS", "1Z204W4R0308071865");
        byte[] body = Files.readAllBytes(file("ups/track-alert-out-for-delivery.json"));
        var headers = Map.of("Content-Type", "application/json", "credential", "demo-ups-secret");
        assertThat(house.post(house.url() + "/in/demo/ups", headers, body).statusCode())
                .isEqualTo(202);

        Tree told = House.await("the parcel's message", () -> house.sent("+4915100009802"), list -> list.size() == 2)
                .get(0);
        assertThat(told.text("request", "template", "name")).hasValue("out_for_delivery");
    }

    private void shipped(int order, String carrier, String number) {
        String phone = "+491510000" + order;
        house.postOrder(
                Orders.json(
                        order,
                        phone,
                        Map.of(
                                "fulfillments",
                                List.of(Map.of("tracking_company", carrier, "tracking_number", number)))),
                Map.of("X-Shopify-Topic", "orders/fulfilled"));
        house.awaitSent(phone);
    }

    @Test
    void tickets_in_the_vendors_envelope_fetch_their_requester_and_are_told() throws IOException {
        Map<String, Object> ticket = read("zendesk/ticket-1.json").at("ticket").map();
        String requester = Tree.of(ticket).text("requester_id").orElseThrow();
        house.tellSandbox(
                "/systems/zendesk",
                Json.text(List.of(Map.of(
                        "method",
                        "GET",
                        "path",
                        "/api/v2/users/" + requester + "*",
                        "status",
                        200,
                        "body",
                        Map.of(
                                "user",
                                Map.of(
                                        "id",
                                        requester,
                                        "name",
                                        "Noa Levy",
                                        "phone",
                                        "+4915100008101",
                                        "locale",
                                        "en-US"))))));

        Tree created = house.trace(zendesk("created", ticket, Map.of()));
        assertThat(event(created).text("type")).hasValue("ticket.created.v1");
        assertThat(event(created).text("outcome")).hasValue("flow.none");

        var agents = new ArrayList<Tree>();
        for (Tree comment : read("zendesk/ticket-1-comments.json").items("comments")) {
            if (!comment.text("author_id").equals(Optional.of(requester))) {
                agents.add(comment);
            }
        }
        assertThat(agents).isNotEmpty();
        for (Tree comment : agents) {
            Tree trace = house.trace(zendesk("comment_added", ticket, Map.of("comment", comment.node())));
            assertThat(event(trace).text("type")).hasValue("ticket.updated.v1");
        }
        Tree resolved = house.trace(zendesk("status_changed", ticket, Map.of("current", "SOLVED", "previous", "OPEN")));
        assertThat(event(resolved).text("type")).hasValue("ticket.resolved.v1");

        var sent = House.await(
                "the ticket's messages", () -> house.sent("+4915100008101"), list -> list.size() == agents.size() + 1);
        assertThat(sent.get(0).text("request", "template", "name")).hasValue("ticket_resolved");
        assertThat(house.messages(Tree.of(ticket).text("id").orElseThrow())).hasSize(agents.size() + 1);
        assertThat(Json.text(house.sandbox("/calls?system=zendesk").node())).contains(requester);
    }

    @Test
    void a_templated_webhook_fetches_its_ticket_contact_and_conversations_and_is_told() throws IOException {
        var desks = new Desks(house);
        var ticket = new LinkedHashMap<>(read("freshdesk/ticket_1.json").map());
        var requester = new LinkedHashMap<>(Tree.of(ticket).map("requester"));
        requester.put("mobile", "+4915100009811");
        ticket.put("requester", requester);
        desks.answers("freshdesk", "/api/v2/tickets/11", ticket);
        desks.answers(
                "freshdesk",
                "/api/v2/tickets/1/conversations",
                read("freshdesk/conversations.json").node());
        desks.answers(
                "freshdesk",
                "/api/v2/contacts/" + Tree.of(ticket).text("requester_id").orElseThrow(),
                read("freshdesk/contact.json").node());
        byte[] created = Files.readAllBytes(file("freshdesk/webhook-ticket_created.json"));

        Tree trace = house.trace(desks.postFreshdesk("demo-freshdesk-secret", created));
        assertThat(event(trace).text("type")).hasValue("ticket.created.v1");
        assertThat(event(trace).text("outcome")).hasValue("flow.none");
        desks.postFreshdesk("demo-freshdesk-secret", Json.bytes(Desks.freshdesk("replied", "11")));

        assertThat(Json.text(house.awaitSent("+4915100009811").node())).contains("This is a reply");
    }

    @Test
    void thin_events_of_a_batch_fetch_the_ticket_and_are_told() throws IOException {
        var desks = new Desks(house);
        var ticket =
                new LinkedHashMap<>(read("hubspot/ticket-394413098217.json").map());
        ticket.put("associations", Map.of("contacts", Map.of("results", List.of(Map.of("id", "9812")))));
        desks.answers("hubspot", "/crm/v3/objects/tickets/394413098217", ticket);
        desks.answers(
                "hubspot",
                "/crm/v3/objects/contacts/9812",
                Map.of("id", "9812", "properties", Map.of("firstname", "Noa", "mobilephone", "+4915100009812")));
        List<Object> events = new ArrayList<>();
        read("hubspot/webhook-contact.creation.json").items().forEach(event -> events.add(event.node()));
        events.add(Desks.hubspot(
                "ticket.propertyChange",
                394413098217L,
                Map.of("propertyName", "hs_pipeline_stage", "propertyValue", "4")));

        HttpResponse<String> answer = desks.postHubspot(events);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        Tree sent = house.awaitSent("+4915100009812");
        assertThat(sent.text("request", "template", "name")).hasValue("ticket_resolved");
        assertThat(house.messages("394413098217")).hasSize(1);
    }

    private HttpResponse<String> easypost(byte[] body) {
        HttpResponse<String> answer = house.post(
                house.url() + "/in/demo/easypost",
                Map.of(
                        "Content-Type",
                        "application/json",
                        "X-Hmac-Signature",
                        "hmac-sha256-hex=" + Signed.hex("demo-easypost-secret", body)),
                body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return answer;
    }

    private HttpResponse<String> aftership(String id, Map<String, Object> tracking) {
        byte[] body = Json.bytes(
                Map.of("event", "tracking_update", "event_id", id, "is_tracking_first_tag", true, "msg", tracking));
        String signature = Signed.base64("demo-aftership-secret", body);
        HttpResponse<String> answer = house.post(
                house.url() + "/in/demo/aftership",
                Map.of("Content-Type", "application/json", "aftership-hmac-sha256", signature),
                body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return answer;
    }

    private HttpResponse<String> zendesk(String kind, Object ticket, Map<String, Object> event) {
        var envelope = new HashMap<String, Object>();
        envelope.put("type", "zen:event-type:ticket." + kind);
        envelope.put("id", "01-" + kind + "-" + event.hashCode());
        envelope.put("time", "2026-11-22T08:46:36Z");
        envelope.put("subject", "zen:ticket:1");
        envelope.put("detail", ticket);
        envelope.put("event", event);
        byte[] body = Json.bytes(envelope);
        String at = SIGNING.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        byte[] signed = (at + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer = house.post(
                house.url() + "/in/demo/zendesk",
                Map.of(
                        "Content-Type",
                        "application/json",
                        "X-Zendesk-Webhook-Signature-Timestamp",
                        at,
                        "X-Zendesk-Webhook-Signature",
                        Signed.base64("demo-zendesk-secret", signed)),
                body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return answer;
    }

    private Tree event(Tree trace) {
        String id = trace.text("eventId").orElseThrow();
        return House.await(
                        "the event of " + id,
                        () -> house.api("/trace/" + id),
                        tree -> tree.has("events", "0", "type")
                                && !tree.text("outcome").equals(Optional.of("accepted")))
                .at("events", "0");
    }

    private static Path file(String name) {
        return SAMPLES.orElseThrow().resolve(name);
    }

    private static Tree read(String name) throws IOException {
        return Tree.of(Objects.requireNonNull(Json.parse(Files.readString(file(name), StandardCharsets.UTF_8))));
    }
}
