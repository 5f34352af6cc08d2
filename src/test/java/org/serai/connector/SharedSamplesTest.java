package org.serai.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.Tree;
import org.serai.json.Json;

class SharedSamplesTest {
    private static final Path SHARED = Shipped.DOCUMENTS;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC);
    private final Connectors connectors = Shipped.CONNECTORS;

    @BeforeEach
    void only_where_the_samples_are() {
        Shipped.withDocuments();
    }

    @Test
    void the_carriers_own_signature_vector_opens_the_door() throws IOException {
        byte[] body = Files.readAllBytes(SHARED.resolve("easypost/webhook-tracker-updated.json"));
        Tree vector = Tree.of(json("easypost/webhook-tracker-updated.headers.json"));
        var headers = Headers.ofSingle(
                Map.of("x-hmac-signature", vector.text("X-Hmac-Signature").orElseThrow()));

        assertThat(connector("easypost")
                        .verify(
                                new SignedRequest("POST", "http://x/in", headers, body),
                                name -> vector.text("secret"),
                                CLOCK)
                        .isOk())
                .isTrue();
        body[0] ^= 1;
        assertThat(connector("easypost")
                        .verify(
                                new SignedRequest("POST", "http://x/in", headers, body),
                                name -> vector.text("secret"),
                                CLOCK)
                        .isOk())
                .isFalse();
    }

    @Test
    void a_tracker_webhook_becomes_a_shipment_update() throws IOException {
        byte[] body = Files.readAllBytes(SHARED.resolve("easypost/webhook-tracker-updated.json"));
        var envelope = connector("easypost").envelope(Headers.ofSingle(Map.of()), body);
        assertThat(envelope.deliveryId()).isEqualTo("evt_1");

        Tree event = only(map("easypost", envelope.documentType(), Json.parse(body), null));
        assertThat(event.text("type")).contains("shipment.updated.v1");
        assertThat(event.text("time")).contains("2024-08-02T18:50:00Z");
        assertThat(event.text("data", "trackingNumber")).contains("1");
        assertThat(event.text("data", "status")).contains("IN_TRANSIT");
        assertThat(event.text("data", "carrier")).contains("fedex");
        assertThat(event.text("data", "eta", "until")).contains("2024-08-05T00:00:00Z");
        assertThat(event.text("data", "location", "city")).contains("EDISON");
    }

    @Test
    void trackers_in_the_envelope_of_a_webhook_go_through() throws IOException {
        for (var sample : Map.of("tracker-in_transit", "IN_TRANSIT", "tracker-pre_transit", "LABEL_CREATED")
                .entrySet()) {
            Object tracker = json("easypost/" + sample.getKey() + ".json");
            var envelope = Map.of("id", "evt_x", "description", "tracker.updated", "result", tracker);
            Tree event = only(map("easypost", "tracker.updated", envelope, null));
            assertThat(event.text("data", "status")).contains(sample.getValue());
            assertThat(event.text("data", "carrier")).contains("usps");
        }
    }

    @Test
    void trackings_in_the_envelope_of_a_webhook_become_shipment_updates() throws IOException {
        Tree delivered = tracking("aftership/tracking-delivered-fedex.json");
        assertThat(delivered.text("time")).contains("2018-07-25T10:10:00+09:00");
        assertThat(delivered.text("data", "trackingNumber")).contains("111111111111");
        assertThat(delivered.text("data", "carrier")).contains("fedex");
        assertThat(delivered.text("data", "status")).contains("DELIVERED");
        assertThat(delivered.text("data", "sourceReason")).contains("Delivered_001");
        assertThat(delivered.text("data", "signedBy")).contains("..KOSUTOKO");
        assertThat(delivered.text("data", "location", "country")).contains("JP");
        assertThat(delivered.text("data", "eta", "until")).contains("2022-01-05T12:11:11+01:00");
        assertThat(delivered.map("data")).doesNotContainKeys("recipient", "partOfOrder", "zoneKnown");

        Tree expired = tracking("aftership/tracking-expired-usps-with-smses.json");
        assertThat(expired.text("data", "status")).contains("EXPIRED");
        assertThat(expired.text("data", "carrier")).contains("usps");
        assertThat(expired.text("data", "occurredAt")).contains("2018-07-11T08:34:34Z");
        assertThat(expired.text("data", "recipient", "phone", "e164")).contains("+85291234567");
        assertThat(expired.text("data", "recipient", "phone", "region")).contains("HK");
        assertThat(expired.map("data")).doesNotContainKeys("eta", "location", "partOfOrder");
    }

    @Test
    void a_track_alert_becomes_a_shipment_update() throws IOException {
        byte[] body = Files.readAllBytes(SHARED.resolve("ups/track-alert-out-for-delivery.json"));
        var envelope = connector("ups").envelope(Headers.ofSingle(Map.of()), body);

        Tree event = only(map("ups", envelope.documentType(), Json.parse(body), null));
        assertThat(event.text("time")).contains("2024-04-23T13:15:19Z");
        assertThat(event.text("data", "trackingNumber")).contains("1Z204W4R0308071865");
        assertThat(event.text("data", "status")).contains("OUT_FOR_DELIVERY");
        assertThat(event.text("data", "sourceReason")).contains("OT");
        assertThat(event.text("data", "eta", "until")).contains("2024-04-23");
        assertThat(event.text("data", "location", "city")).contains("Charlotte");
        assertThat(event.map("data")).doesNotContainKeys("recipient", "signedBy", "zoneKnown");
    }

    private Tree tracking(String file) throws IOException {
        var envelope =
                Map.of("event", "tracking_update", "event_id", "e", "is_tracking_first_tag", true, "msg", json(file));
        return only(map("aftership", "tracking_update", envelope, null));
    }

    @Test
    void orders_out_of_their_wrapper_become_events() throws IOException {
        Object listed =
                Tree.of(json("shopify/orders-list.json")).at("orders", "0").node();
        Tree created = only(map("shopify", "orders/create", listed, null));
        assertThat(created.text("subject")).contains("450789469");
        assertThat(created.text("time")).contains("2008-01-10T11:00:00-05:00");
        assertThat(created.text("data", "orderNumber")).contains("#1001");
        assertThat(created.map("data", "total")).isEqualTo(Map.of("amount", "598.94", "currency", "USD"));
        assertThat(created.text("data", "customer", "phone", "e164")).contains("+557734881234");
        assertThat(created.text("data", "customer", "phone", "origin")).contains("/phone");
        assertThat(created.text("data", "customer", "givenName")).contains("Bob");

        Object old = Tree.of(json("shopify/order-2008-with-fulfillment.json"))
                .at("order")
                .node();
        Tree shipped = only(map("shopify", "orders/fulfilled", old, null));
        assertThat(shipped.text("type")).contains("order.shipped.v1");
        assertThat(shipped.text("data", "trackingNumber")).contains("1Z2345");
        assertThat(shipped.text("data", "trackingUrl"))
                .hasValueSatisfying(url -> assertThat(url).contains("1Z2345"));
        assertThat(shipped.text("data", "customer", "phone", "e164")).contains("+15556251199");
        assertThat(shipped.text("data", "customer", "phone", "origin")).contains("/shipping_address/phone");
        assertThat(shipped.text("data", "itemCount")).contains("3");
        assertThat(only(map("shopify", "orders/cancelled", old, null)).text("type"))
                .contains("order.cancelled.v1");
    }

    @Test
    void tickets_in_the_vendors_envelope_become_events() throws IOException {
        for (String sample : List.of("zendesk/ticket-1.json", "zendesk/ticket-spec.json")) {
            Tree file = Tree.of(json(sample));
            Object ticket = file.has("ticket") ? file.at("ticket").node() : file.node();
            Tree created = only(
                    map("zendesk", "zen:event-type:ticket.created", envelope("created", ticket, Map.of()), Map.of()));
            assertThat(created.text("type")).contains("ticket.created.v1");
            assertThat(created.text("data", "subject")).isPresent();
            assertThat(created.text("data", "status"))
                    .isIn(Optional.of("OPEN"), Optional.of("PENDING_CUSTOMER"), Optional.of("NEW"));
            Tree solved = only(map(
                    "zendesk",
                    "zen:event-type:ticket.status_changed",
                    envelope("status_changed", ticket, Map.of("current", "SOLVED", "previous", "OPEN")),
                    Map.of("user", Map.of("phone", "+4915112345678", "locale", "en-US"))));
            assertThat(solved.text("type")).contains("ticket.resolved.v1");
            assertThat(solved.text("data", "requester", "phone", "e164")).contains("+4915112345678");
        }
    }

    @Test
    void comments_in_the_vendors_envelope_become_updates_unless_they_are_the_requesters() throws IOException {
        Object ticket = Tree.of(json("zendesk/ticket-1.json")).at("ticket").node();
        String requester = Tree.of(ticket).text("requester_id").orElseThrow();
        var told = new ArrayList<String>();
        for (Tree comment : Tree.of(json("zendesk/ticket-1-comments.json")).items("comments")) {
            Object event = envelope("comment_added", ticket, Map.of("comment", comment.node()));
            Object made = map("zendesk", "zen:event-type:ticket.comment_added", event, Map.of());
            boolean isOwn = comment.text("author_id").orElseThrow().equals(requester);
            assertThat(made instanceof List<?>)
                    .as(comment.text("author_id").orElse(""))
                    .isEqualTo(!isOwn);
            if (!isOwn) {
                told.add(only(made).text("data", "comment", "text").orElseThrow());
            }
        }
        assertThat(told).isNotEmpty().allMatch(text -> !text.isBlank());
    }

    @Test
    void a_templated_webhook_is_read_with_what_the_api_told_of_ticket_contact_and_conversations() throws IOException {
        var fetched = new HashMap<>(Tree.of(json("freshdesk/ticket_1.json")).map());
        fetched.put("contact", json("freshdesk/contact.json"));
        fetched.put("conversations", json("freshdesk/conversations.json"));
        Object webhook = json("freshdesk/webhook-ticket_created.json");

        Tree created = only(map("freshdesk", "{ticket_action:created}", webhook, fetched));
        assertThat(created.text("type")).contains("ticket.created.v1");
        assertThat(created.text("time")).contains("2016-05-18T04:36:04Z");
        assertThat(created.text("data", "ticketId")).contains("11");
        assertThat(created.text("data", "status")).contains("OPEN");
        assertThat(created.text("data", "priority")).contains("LOW");
        assertThat(created.text("data", "requester", "name")).contains("Dummyname");
        assertThat(created.text("data", "requester", "locale")).contains("en");
        assertThat(created.at("data", "requester").has("phone")).isFalse();

        Object replied = Map.of("freshdesk_webhook", Map.of("triggered_event", "replied", "ticket_id", "1"));
        Tree told = only(map("freshdesk", "replied", replied, fetched));
        assertThat(told.text("type")).contains("ticket.updated.v1");
        assertThat(told.text("data", "comment", "text")).contains("This is a reply");
        assertThat(told.text("time")).contains("2016-05-19T05:36:14Z");
    }

    @Test
    void a_templated_webhook_alone_says_what_it_says_and_nothing_more() throws IOException {
        Object webhook = json("freshdesk/webhook-ticket_created.json");

        Tree created = only(map("freshdesk", "{ticket_action:created}", webhook, Map.of()));
        assertThat(created.text("data", "status")).contains("PENDING_CUSTOMER");
        assertThat(created.text("data", "priority")).contains("HIGH");
        assertThat(created.map("data", "requester")).containsOnlyKeys("name", "email", "consent");
    }

    @Test
    void a_ticket_hubspot_answered_is_read_behind_its_thin_event() throws IOException {
        Object ticket = json("hubspot/ticket-394413098217.json");
        var thin = new HashMap<String, Object>(Map.of("objectId", 394413098217L, "occurredAt", 1772036217199L));
        thin.put("subscriptionType", "ticket.creation");

        Tree created = only(map("hubspot", "ticket.creation", thin, ticket));
        assertThat(created.text("subject")).contains("394413098217");
        assertThat(created.text("time")).contains("2026-02-25T16:16:57.199Z");
        assertThat(created.text("data", "status")).contains("NEW");
        assertThat(created.text("data", "priority")).contains("NORMAL");
        assertThat(created.text("data", "subject")).contains("Test Ticket Updated via Nango Action Save");
        assertThat(created.map("data", "requester")).containsOnlyKeys("consent");

        thin.put("subscriptionType", "ticket.propertyChange");
        thin.put("propertyName", "hs_pipeline_stage");
        thin.put("propertyValue", "4");
        assertThat(only(map("hubspot", "ticket.propertyChange", thin, ticket)).text("type"))
                .contains("ticket.resolved.v1");
    }

    @Test
    void a_batch_about_contacts_is_split_and_says_nothing_to_anybody() throws IOException {
        byte[] body = Files.readAllBytes(SHARED.resolve("hubspot/webhook-contact.creation.json"));

        List<byte[]> documents = connector("hubspot").documents(body);
        assertThat(documents).hasSize(1);
        var envelope = connector("hubspot").envelope(Headers.ofSingle(Map.of()), documents.get(0));
        assertThat(envelope.documentType()).isEqualTo("contact.creation");
        assertThat(envelope.deliveryId()).isEqualTo("12345 123 1564113600000");
        assertThat(map("hubspot", envelope.documentType(), Json.parse(documents.get(0)), null))
                .isEqualTo("document.type-unknown");
    }

    private static Map<String, Object> envelope(String kind, @Nullable Object ticket, Map<String, ?> event) {
        var envelope = new HashMap<String, Object>();
        envelope.put("type", "zen:event-type:ticket." + kind);
        envelope.put("id", "01X");
        envelope.put("time", "2026-05-06T08:46:36Z");
        envelope.put("subject", "zen:ticket:1");
        envelope.put("detail", ticket);
        envelope.put("event", event);
        return envelope;
    }

    private Object map(String connector, @Nullable String type, @Nullable Object document, @Nullable Object fetched) {
        var source = new SourceDocument(type, document, fetched, Map.of(), Instant.parse("2026-11-22T09:00:00Z"));
        return connector(connector)
                .map(source, new TenantFacts("US", "en", false, Map.of()))
                .fold(
                        events -> events.events().stream()
                                .map(MappedEvent::toTree)
                                .toList(),
                        Mapped.Ignored::reason);
    }

    private Connector connector(String name) {
        return connectors.find(new ConnectorName(name)).orElseThrow();
    }

    private static Tree only(Object events) {
        assertThat(events).isInstanceOf(List.class);
        assertThat((List<?>) events).hasSize(1);
        return Tree.of(((List<?>) events).get(0));
    }

    private static Object json(String file) throws IOException {
        return java.util.Objects.requireNonNull(
                Json.parse(Files.readString(SHARED.resolve(file), StandardCharsets.UTF_8)));
    }
}
