package org.serai.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** Real documents of the systems that come by webhook, where they lie beside the project. */
class SharedHooksTest {
    private static final Path SHARED = Shipped.DOCUMENTS;
    private final Connectors connectors = Shipped.CONNECTORS;

    @BeforeEach
    void only_where_the_samples_are() {
        Shipped.withDocuments();
    }

    @Test
    void issues_of_jira_are_created_and_resolved() throws IOException {
        Tree created = only(maps("jira-service", "jira/webhook-issue-created.json"));
        assertThat(created.text("type")).hasValue("ticket.created.v1");
        assertThat(created.text("time")).hasValue("2019-02-15T19:01:52.971-08:00");
        assertThat(created.text("data", "ticketId")).hasValue("10040");
        assertThat(created.text("data", "ticketNumber")).hasValue("TES-41");
        assertThat(created.text("data", "status")).hasValue("NEW");
        assertThat(created.text("data", "sourceStatus")).hasValue("To Do");
        assertThat(created.text("data", "priority")).hasValue("HIGH");
        assertThat(created.text("data", "requester", "name")).hasValue("Test User");
        assertThat(created.at("data", "requester").map()).doesNotContainKeys("phone", "locale");

        Tree resolved = only(maps("jira-service", "jira/webhook-issue-updated-resolved.json"));
        assertThat(resolved.text("type")).hasValue("ticket.resolved.v1");
        assertThat(resolved.text("time")).hasValue("2019-02-15T19:15:40.47-08:00");
        assertThat(resolved.text("data", "status")).hasValue("RESOLVED");
    }

    @Test
    void a_comment_of_jira_cloud_is_told_with_its_issue_as_it_stands() throws IOException {
        Object webhook = json("jira/webhook-cloud-comment-created.json");
        var issue =
                new HashMap<>(Tree.of(json("jira/webhook-issue-created.json")).map("issue"));
        var fields = new HashMap<>(Tree.of(issue).map("fields"));
        fields.put("reporter", Map.of("accountId", "somebody-else", "displayName", "Ada"));
        issue.put("fields", fields);

        Tree told = only(map("jira-service", "comment_created", webhook, issue));
        assertThat(told.text("type")).hasValue("ticket.updated.v1");
        assertThat(told.text("data", "comment", "text")).hasValue("Added a comment");
        assertThat(told.text("data", "agentName")).hasValue("Test User");
        assertThat(told.text("data", "requester", "name")).hasValue("Ada");
        fields.put("reporter", Tree.of(webhook).at("comment", "author").node());
        assertThat(map("jira-service", "comment_created", webhook, issue))
                .as("the reporter's own")
                .isEmpty();
    }

    @Test
    void an_incident_as_the_table_api_tells_it_is_resolved() throws IOException {
        Tree record = Tree.of(json("servicenow/incident-INC0000060.json")).at("result", "0");
        var word = Map.of(
                "type", "incident.resolved", "sys_id", record.text("sys_id").orElseThrow());

        Tree event = only(map("servicenow", "incident.resolved", word, Map.of("incident", record.map())));
        assertThat(event.text("time")).hasValue("2016-12-13T21:43:14Z");
        assertThat(event.text("data", "ticketNumber")).hasValue("INC0000060");
        assertThat(event.text("data", "status")).hasValue("CLOSED");
        assertThat(event.text("data", "priority")).hasValue("NORMAL");
        assertThat(event.text("data", "subject")).hasValue("Unable to connect to email");
        assertThat(event.text("data", "requester", "id")).hasValue("681ccaf9c0a8016400b98a06818d57c7");
        assertThat(event.at("data", "requester").map()).containsOnlyKeys("id", "consent");
    }

    @Test
    void a_ticket_of_zoho_desk_in_the_envelope_of_a_webhook_is_created() throws IOException {
        var event = Map.of(
                "eventType", "Ticket_Add", "eventTime", "1781195501000", "payload", json("zoho-desk/ticket-105.json"));

        Tree created = only(map("zoho-desk", "Ticket_Add", event, null));
        assertThat(created.text("time")).hasValue("2026-06-11T16:31:41Z");
        assertThat(created.text("data", "ticketId")).hasValue("1329983000000425044");
        assertThat(created.text("data", "ticketNumber")).hasValue("105");
        assertThat(created.text("data", "status")).hasValue("OPEN");
        assertThat(created.at("data").map()).doesNotContainKey("priority");
        assertThat(created.at("data", "requester").map()).containsOnlyKeys("id", "consent");
    }

    @Test
    void shipments_of_dhl_are_told_by_their_code_and_an_error_by_nothing() throws IOException {
        byte[] body = Files.readAllBytes(SHARED.resolve("dhl/unified-tracking.json"));
        List<byte[]> shipments = connector("dhl").documents(body);
        assertThat(shipments).hasSize(1);
        String type = envelope("dhl", shipments.get(0)).documentType();

        Tree event = only(map("dhl", type, Json.parse(shipments.get(0)), null));
        assertThat(event.text("time")).hasValue("2018-03-02T07:53:47Z");
        assertThat(event.text("data", "trackingNumber")).hasValue("7777777770");
        assertThat(event.text("data", "status")).hasValue("LABEL_CREATED");
        assertThat(event.text("data", "sourceReason")).hasValue("DELIVERED");
        assertThat(event.text("data", "eta", "until")).hasValue("2018-08-03T22:00:00Z");
        assertThat(event.text("data", "location", "country")).hasValue("NL");
        assertThat(event.text("data", "partOfOrder")).hasValue("YZ3892406173");
        assertThat(event.text("data", "recipient", "name")).hasValue("John Doe");
        assertThat(event.at("data", "recipient").has("phone")).isFalse();
        assertThat(maps("dhl", "dhl/unified-tracking-404.json")).isEmpty();
    }

    @Test
    void a_track_result_of_fedex_is_told() throws IOException {
        Tree event = only(maps("fedex", "fedex/track-v1.json"));
        assertThat(event.text("time")).hasValue("2018-02-02T12:01:00-07:00");
        assertThat(event.text("data", "trackingNumber")).hasValue("128667043726");
        assertThat(event.text("data", "status")).hasValue("PICKED_UP");
        assertThat(event.text("data", "sourceReason")).hasValue("15");
        assertThat(event.text("data", "eta", "until")).hasValue("2021-10-15T00:00:00-06:00");
        assertThat(event.text("data", "location", "city")).hasValue("SEATTLE");
        assertThat(event.text("data", "partOfOrder")).hasValue("ASJFGVAS");
        assertThat(event.text("data", "recipient", "name")).hasValue("John Taylor");
        assertThat(event.at("data", "recipient").has("phone"))
                .as("a number nobody has")
                .isFalse();
    }

    @Test
    void gs1s_own_examples_are_told_each_by_itself() throws IOException {
        List<Tree> told = maps("epcis", "epcis/Example_9.6.1-ObjectEvent.jsonld");
        assertThat(told).hasSize(2);
        assertThat(told.get(0).text("time")).hasValue("2005-04-03T20:33:31.116-06:00");
        assertThat(told.get(0).text("data", "status")).hasValue("PICKED_UP");
        assertThat(told.get(0).text("data", "partOfOrder")).hasValue("12345678");
        assertThat(told.get(1).text("data", "status")).hasValue("IN_TRANSIT");
        assertThat(told.get(1).text("data", "trackingNumber")).hasValue("1152");

        Tree quantity = only(maps("epcis", "epcis/Example_9.6.2-ObjectEvent.jsonld"));
        assertThat(quantity.text("data", "trackingNumber")).hasValue("urn:epc:class:lgtin:4012345.012345.998877");
        assertThat(quantity.at("data").map()).doesNotContainKeys("partOfOrder", "recipient", "location");
    }

    @Test
    void fulfilments_of_shopify_say_what_a_carrier_said_and_nothing_before() throws IOException {
        Object fulfilment =
                Tree.of(json("shopify/fulfillment.json")).at("fulfillment").node();
        assertThat(map("shopify", "fulfillments/create", fulfilment, null)).isEmpty();

        Object event = Tree.of(json("shopify/fulfillment_event-in_transit.json"))
                .at("fulfillment_event")
                .node();
        var parcel = Map.of("trackingInfo", List.of(Map.of("number", "1Z2345", "company", "UPS")));
        var fetched = Map.of("data", Map.of("fulfillment", parcel));
        Tree told = only(map("shopify", "fulfillment_events/create", event, fetched));
        assertThat(told.text("time")).hasValue("2023-10-20T23:39:27-04:00");
        assertThat(told.text("data", "status")).hasValue("IN_TRANSIT");
        assertThat(told.text("data", "trackingNumber")).hasValue("1Z2345");
        assertThat(told.text("data", "partOfOrder")).hasValue("450789469");
        assertThat(told.at("data").map()).doesNotContainKeys("eta", "location", "recipient", "trackingUrl");
    }

    /** As the door would: taken apart, each named by itself, then mapped. */
    private List<Tree> maps(String name, String file) throws IOException {
        byte[] body = Files.readAllBytes(SHARED.resolve(file));
        return connector(name).documents(body).stream()
                .flatMap(document ->
                        map(name, envelope(name, document).documentType(), Json.parse(document), null).stream())
                .toList();
    }

    private Envelope envelope(String name, byte[] document) {
        return connector(name).envelope(Headers.ofSingle(Map.of()), document);
    }

    private List<Tree> map(String name, @Nullable String type, @Nullable Object document, @Nullable Object fetched) {
        var source = new SourceDocument(type, document, fetched, Map.of(), Instant.parse("2026-11-22T09:00:00Z"));
        return connector(name)
                .map(source, new TenantFacts("US", "en", true, Map.of()))
                .fold(
                        events -> events.events().stream()
                                .map(event -> Tree.of(event.toTree()))
                                .toList(),
                        ignored -> List.of());
    }

    private Connector connector(String name) {
        return connectors.find(new ConnectorName(name)).orElseThrow();
    }

    private static Tree only(List<Tree> events) {
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static Object json(String file) throws IOException {
        return Objects.requireNonNull(Json.parse(Files.readString(SHARED.resolve(file), StandardCharsets.UTF_8)));
    }
}
