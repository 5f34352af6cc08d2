package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** Freshdesk and HubSpot, from their webhook to the customer and back to the ticket. */
@ExtendWith(SharedHouse.class)
class HelpDesksTest {
    private final House house;
    private final Desks desks;

    HelpDesksTest(House house) {
        this.house = house;
        this.desks = new Desks(house);
    }

    @Test
    void a_rule_of_freshdesk_without_the_shared_secret_is_refused() {
        byte[] body = Json.bytes(Desks.freshdesk("created", "9000"));

        assertThat(desks.postFreshdesk("another-secret", body).statusCode()).isEqualTo(401);
        assertThat(desks.postFreshdesk("", body).statusCode()).isEqualTo(401);
        assertThat(desks.postFreshdesk("demo-freshdesk-secret", body).statusCode())
                .isEqualTo(202);
    }

    @Test
    void a_reply_in_freshdesk_reaches_its_requester_whose_answer_is_one_note_and_a_tag() {
        freshdeskTicket(9101, 6, "+49 151 00009101");
        desks.answers(
                "freshdesk",
                "/api/v2/tickets/9101/conversations",
                List.of(said(1, "Only for us", true, 501), said(2, "It left our house today.", false, 501)));
        desks.script("freshdesk", Map.of("method", "GET", "path", "/api/v2/contacts/9101", "status", 503, "count", 1));

        desks.postFreshdesk("demo-freshdesk-secret", Json.bytes(Desks.freshdesk("replied", "9101")));

        Tree sent = house.awaitSent("+4915100009101");
        assertThat(sent.text("request", "template", "language", "code")).hasValue("de");
        assertThat(Json.text(sent.node())).contains("It left our house today.").doesNotContain("Only for us");
        house.awaitMessage("9101", "read");

        desks.script(
                "freshdesk", Map.of("method", "POST", "path", "/api/v2/tickets/9101/notes", "status", 429, "count", 1));
        house.customerWrites("+4915100009101", "Thank you, <I> wait.");

        List<Tree> notes = calls("freshdesk", "POST", "/api/v2/tickets/9101/notes", 2);
        Tree note = body(notes.get(0));
        assertThat(note.text("body"))
                .get()
                .asString()
                .startsWith("<div>Thank you, &lt;I&gt; wait.</div><div>WhatsApp ");
        assertThat(note.map()).containsEntry("private", false).containsEntry("incoming", true);
        assertThat(note.text("user_id")).hasValue("9101");
        assertThat(notes.get(0).text("headers", "Authorization"))
                .hasValue("Basic "
                        + Base64.getEncoder()
                                .encodeToString("demo-freshdesk-api-key:X".getBytes(StandardCharsets.UTF_8)));
        Tree tagged = body(calls("freshdesk", "PUT", "/api/v2/tickets/9101", 1).get(0));
        assertThat(tagged.node()).isEqualTo(Map.of("tags", List.of("mugs", "whatsapp-comment"), "status", 2));
    }

    @Test
    void an_answer_whose_mark_stands_on_the_ticket_is_not_written_again() {
        freshdeskTicket(9102, 2, "+49 151 00009102");
        desks.postFreshdesk("demo-freshdesk-secret", Json.bytes(Desks.freshdesk("resolved", "9102")));
        house.awaitSent("+4915100009102");
        house.awaitMessage("9102", "read");
        desks.script("freshdesk", Map.of("method", "POST", "path", "/api/v2/tickets/9102/notes", "status", 503));

        house.customerWrites("+4915100009102", "Still broken");

        Tree lost = calls("freshdesk", "POST", "/api/v2/tickets/9102/notes", 1).get(0);
        String written = body(lost).text("body").orElseThrow();
        desks.answers(
                "freshdesk", "/api/v2/tickets/9102/conversations", List.of(Map.of("id", 7, "body_text", written)));
        House.await(
                "the answer to be delivered though no note can be written",
                () -> house.replies("+4915100009102"),
                list -> !list.isEmpty() && list.get(0).has("deliveredAt"));
    }

    @Test
    void a_refused_login_parks_the_webhook_with_its_cause() {
        desks.script("freshdesk", Map.of("method", "GET", "path", "/api/v2/tickets/9103", "status", 401));

        var answer = desks.postFreshdesk("demo-freshdesk-secret", Json.bytes(Desks.freshdesk("created", "9103")));

        String eventId = Tree.of(Json.parse(answer.body())).text("eventId").orElseThrow();
        var parked = House.await(
                "the webhook to be parked",
                () -> house.parked().stream()
                        .filter(item -> Json.text(item.node()).contains(eventId))
                        .toList(),
                list -> !list.isEmpty());
        assertThat(Json.text(parked.get(0).node())).contains("sink.refused", "freshdesk answered 401");
    }

    @Test
    void a_webhook_parked_for_a_refused_login_is_told_once_it_is_mended_and_replayed() {
        desks.script("freshdesk", Map.of("method", "GET", "path", "/api/v2/tickets/9104", "status", 401));
        var answer = desks.postFreshdesk("demo-freshdesk-secret", Json.bytes(Desks.freshdesk("resolved", "9104")));
        String eventId = Tree.of(Json.parse(answer.body())).text("eventId").orElseThrow();
        Tree parked = House.await("the webhook to be parked", () -> parked(eventId), Optional::isPresent)
                .orElseThrow();

        freshdeskTicket(9104, 4, "+49 151 00009104");
        var ids = List.of(parked.text("id").orElseThrow());
        assertThat(house.postApi("/parked/replay", Map.of("ids", ids)).statusCode())
                .isEqualTo(200);

        house.awaitSent("+4915100009104");
        assertThat(house.messages("9104")).hasSize(1);
        assertThat(parked(eventId)).isEmpty();
    }

    private Optional<Tree> parked(String eventId) {
        return house.parked().stream()
                .filter(item -> item.text("eventId").equals(Optional.of(eventId)))
                .findFirst();
    }

    @Test
    void a_batch_of_hubspot_is_told_event_by_event_and_a_repeat_is_nothing_new() {
        hubspotTicket(9201, "4", "+49 151 00009201");
        hubspotTicket(9202, "2", "+49 151 00009202");
        desks.answers(
                "hubspot",
                "/conversations/v3/conversations/threads/77/messages/m-1",
                Map.of(
                        "id",
                        "m-1",
                        "type",
                        "MESSAGE",
                        "direction",
                        "OUTGOING",
                        "text",
                        "Is it the blue one?",
                        "createdAt",
                        "2026-11-22T08:30:00Z",
                        "senders",
                        List.of(Map.of("actorId", "A-1", "name", "Noor"))));
        desks.answers(
                "hubspot",
                "/conversations/v3/conversations/threads/77",
                Map.of("id", "77", "threadAssociations", Map.of("associatedTicketId", "9202")));

        var answer = desks.postHubspot(batch(0));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        Tree ids = Tree.of(Json.parse(answer.body()));
        assertThat(ids.items("eventIds"))
                .hasSize(4)
                .first()
                .isEqualTo(Tree.of(ids.text("eventId").orElseThrow()));
        assertThat(house.awaitSent("+4915100009201").text("request", "template", "name"))
                .hasValue("ticket_resolved");
        assertThat(Json.text(house.awaitSent("+4915100009202").node())).contains("Is it the blue one?");
        assertThat(desks.postHubspot(batch(1)).body()).isEqualTo(answer.body());
        assertThat(house.messages("9201")).hasSize(1);
    }

    private static List<Map<String, Object>> batch(int attempt) {
        var again = Map.of("attemptNumber", attempt);
        return List.of(
                Desks.hubspot(
                        "ticket.propertyChange",
                        9201,
                        Map.of("propertyName", "hs_pipeline_stage", "propertyValue", "4", "attemptNumber", attempt)),
                Desks.hubspot("contact.creation", 601, again),
                Desks.hubspot(
                        "ticket.propertyChange",
                        9202,
                        Map.of("propertyName", "hs_pipeline_stage", "propertyValue", "2", "attemptNumber", attempt)),
                Desks.hubspot(
                        "conversation.newMessage",
                        77,
                        Map.of("messageId", "m-1", "messageType", "MESSAGE", "attemptNumber", attempt)));
    }

    @Test
    void a_dry_run_of_a_batch_tells_what_can_be_read_beside_what_cannot() {
        hubspotTicket(9203, "4", "+49 151 00009203");
        var broken = Desks.hubspot("ticket.creation", 1, Map.of("objectId", "none"));
        var closed = Desks.hubspot(
                "ticket.propertyChange", 9203, Map.of("propertyName", "hs_pipeline_stage", "propertyValue", "4"));

        var answer = house.handIn("hubspot?dryRun=true", List.of(broken, closed));

        Tree told = Tree.of(Json.parse(answer.body()));
        assertThat(told.items("items"))
                .singleElement()
                .satisfies(item ->
                        assertThat(item.text("event", "data", "ticketId")).hasValue("9203"));
        assertThat(told.items("parked"))
                .singleElement()
                .satisfies(parked -> assertThat(parked.text("code")).hasValue("document.not-a-ticket"));
    }

    @Test
    void the_signature_of_hubspot_covers_the_address() {
        var events = List.of(Desks.hubspot("contact.creation", 602, Map.of()));

        assertThat(desks.postHubspot("https://hub.example/in/demo/hubspot", events)
                        .statusCode())
                .isEqualTo(401);
        assertThat(desks.postHubspot(events).statusCode()).isEqualTo(202);
    }

    @Test
    void an_answer_becomes_a_note_in_hubspot_and_the_ticket_is_open_again() {
        hubspotTicket(9204, "4", "+49 151 00009204");
        desks.postHubspot(List.of(Desks.hubspot(
                "ticket.propertyChange", 9204, Map.of("propertyName", "hs_pipeline_stage", "propertyValue", "4"))));
        house.awaitSent("+4915100009204");
        house.awaitMessage("9204", "read");

        house.customerWrites("+4915100009204", "It is broken again");

        Tree note = body(calls("hubspot", "POST", "/crm/v3/objects/notes", 1).get(0));
        assertThat(note.text("properties", "hs_note_body")).get().asString().startsWith("<p>It is broken again</p>");
        assertThat(note.text("associations", "0", "to", "id")).hasValue("9204");
        Tree stage = body(
                calls("hubspot", "PATCH", "/crm/v3/objects/tickets/9204", 1).get(0));
        assertThat(stage.text("properties", "hs_pipeline_stage")).hasValue("3");
    }

    private void freshdeskTicket(int id, int status, String mobile) {
        desks.answers("freshdesk", "/api/v2/contacts/" + id, Map.of("id", id, "language", "de"));
        desks.answers(
                "freshdesk",
                "/api/v2/tickets/" + id,
                Map.of(
                        "id",
                        id,
                        "status",
                        status,
                        "subject",
                        "Where is my mug?",
                        "requester_id",
                        id,
                        "tags",
                        List.of("mugs"),
                        "requester",
                        Map.of("id", id, "name", "Ada", "mobile", mobile)));
    }

    private static Map<String, Object> said(int id, String text, boolean isPrivate, int user) {
        return Map.of(
                "id", id,
                "body_text", text,
                "private", isPrivate,
                "incoming", false,
                "user_id", user,
                "created_at", "2026-11-22T08:30:00Z");
    }

    private void hubspotTicket(int id, String stage, String mobile) {
        desks.answers(
                "hubspot",
                "/crm/v3/objects/contacts/" + id,
                Map.of(
                        "id",
                        "" + id,
                        "properties",
                        Map.of("firstname", "Ada", "hs_language", "en", "mobilephone", mobile)));
        desks.answers(
                "hubspot",
                "/crm/v3/objects/tickets/" + id,
                Map.of(
                        "id", "" + id,
                        "properties", Map.of("hs_pipeline", "0", "hs_pipeline_stage", stage),
                        "associations", Map.of("contacts", Map.of("results", List.of(Map.of("id", "" + id))))));
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

    private static Tree body(Tree call) {
        return call.at("json");
    }
}
