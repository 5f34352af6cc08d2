package org.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.Ref;
import org.serai.canonical.Tree;
import org.serai.egress.Callback;
import org.serai.flow.PollServer.Answer;
import org.serai.flow.PollServer.Asked;
import org.serai.json.Json;
import org.serai.tenant.ConnectorBinding;
import org.serai.tenant.Secret;

/** How content a customer is, on its way to each help desk. */
class ScoresTest {
    @TempDir
    Path folder;

    private final List<Object> ratings = new CopyOnWriteArrayList<>();
    private PollServer desk;

    @SuppressWarnings("NullAway.Init") // each test opens its own
    private FlowHub hub;

    @BeforeEach
    void start() throws IOException {
        desk = new PollServer();
        desk.answers(this::answer);
    }

    @AfterEach
    void stop() {
        hub.close();
        desk.close();
    }

    private Answer answer(Asked asked) {
        if (asked.path().endsWith("/token")) {
            return Answer.of(Map.of("access_token", "t-1"));
        }
        if (asked.path().endsWith("/satisfaction_ratings")) {
            if (asked.method().equals("POST")) {
                ratings.add(Json.parse(asked.body().getBytes(StandardCharsets.UTF_8)));
            }
            return Answer.of(asked.method().equals("POST") ? Map.of() : List.copyOf(ratings));
        }
        return Answer.of(Map.of());
    }

    private void hub(String connector, Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("url", desk.url());
        all.put("login-url", desk.url() + "/token");
        for (String name : List.of("email", "user", "client-id", "org-id", "api-user-id")) {
            all.put(name, "x");
        }
        var held = new HashMap<String, Secret>();
        for (String name : List.of(
                "api-token",
                "api-key",
                "access-token",
                "password",
                "client-secret",
                "refresh-token",
                "webhook-secret")) {
            held.put(name, new Secret(name, "s"));
        }
        var binding = new ConnectorBinding(new ConnectorName(connector), all, held);
        hub = new FlowHub(FlowProject.in(folder).with(connector), FlowHub.tenant("demo", binding)).started();
    }

    private void scored(String connector, String ticket) {
        var reply = new SetIntentStep()
                .set(
                        FlowHub.reply("demo", "ticket-resolved", "score_4", new Ref(connector, "ticket", ticket, null)),
                        "score");
        hub.systems.deliver(new Callback(UUID.randomUUID(), new ConnectorName(connector), "deliver", reply));
    }

    private List<Tree> written(String method, String path) {
        return desk.asked.stream()
                .filter(asked -> asked.method().equals(method) && asked.path().equals(path))
                .map(asked -> Tree.of(Json.parse(asked.body().getBytes(StandardCharsets.UTF_8))))
                .toList();
    }

    private void nothingElseIsWritten(int calls) {
        assertThat(desk.asked.stream()
                        .filter(asked ->
                                !asked.method().equals("GET") && !asked.path().endsWith("/token"))
                        .toList())
                .as("calls that change something")
                .hasSize(calls);
    }

    @Test
    void zendesk_gets_a_tag_and_the_fields_value_and_no_comment() {
        hub("zendesk", Map.of("score-field", "360012345678"));
        scored("zendesk", "8100");

        assertThat(written("PUT", "/api/v2/tickets/8100/tags.json").get(0).text("tags", "0"))
                .hasValue("whatsapp-score-4");
        Tree ticket = written("PUT", "/api/v2/tickets/8100.json").get(0).at("ticket");
        assertThat(ticket.text("custom_fields", "0", "id")).hasValue("360012345678");
        assertThat(ticket.text("custom_fields", "0", "value")).hasValue("4");
        assertThat(ticket.has("status")).as("it stays solved").isFalse();
        nothingElseIsWritten(2);
    }

    @Test
    void freshdesk_gets_one_rating_however_often_the_answer_comes() {
        hub("freshdesk", Map.of("ratings", "true"));
        scored("freshdesk", "8100");
        scored("freshdesk", "8100");

        assertThat(ratings)
                .singleElement()
                .satisfies(rating -> assertThat(Tree.of(rating).text("ratings", "default_question"))
                        .hasValue("101"));
        assertThat(written("PUT", "/api/v2/tickets/8100").get(0).text("tags", "0"))
                .hasValue("whatsapp-score-4");
    }

    @Test
    void hubspot_gets_the_property_and_no_note() {
        hub("hubspot", Map.of("score-property", "whatsapp_score"));
        scored("hubspot", "8100");

        assertThat(written("PATCH", "/crm/v3/objects/tickets/8100").get(0).text("properties", "whatsapp_score"))
                .hasValue("4");
        nothingElseIsWritten(1);
    }

    @Test
    void jira_gets_the_field_and_no_comment() {
        hub("jira-service", Map.of("score-field", "customfield_10051"));
        scored("jira-service", "71001");

        assertThat(written("PUT", "/rest/api/2/issue/71001").get(0).text("fields", "customfield_10051"))
                .hasValue("4");
        nothingElseIsWritten(1);
    }

    @Test
    void servicenow_gets_the_field_and_no_comment() {
        hub("servicenow", Map.of("score-field", "u_score"));
        scored("servicenow", "7f000000000000000000000000071101");

        assertThat(written("PATCH", "/api/now/table/incident/7f000000000000000000000000071101"))
                .extracting(Tree::map)
                .containsExactly(Map.of("u_score", "4"));
        nothingElseIsWritten(1);
    }

    @Test
    void zoho_desk_gets_the_field_and_no_comment() {
        hub("zoho-desk", Map.of("score-field", "cf_score"));
        scored("zoho-desk", "72001");

        assertThat(written("PATCH", "/api/v1/tickets/72001").get(0).text("cf", "cf_score"))
                .hasValue("4");
        nothingElseIsWritten(1);
    }

    @Test
    void salesforce_gets_the_field_and_no_comment() {
        hub("salesforce", Map.of("score-field", "Score__c"));
        scored("salesforce", "500000000008031AAA");

        assertThat(written("PATCH", "/services/data/v62.0/sobjects/Case/500000000008031AAA")
                        .get(0)
                        .text("Score__c"))
                .hasValue("4");
        nothingElseIsWritten(1);
    }

    @Test
    void a_desk_without_a_place_for_it_reads_it_in_a_comment() {
        hub("zoho-desk", Map.of());
        scored("zoho-desk", "72001");

        assertThat(written("POST", "/api/v1/tickets/72001/comments").get(0).text("content"))
                .hasValueSatisfying(text -> assertThat(text).contains("(4 of 5)"));
        nothingElseIsWritten(1);
    }
}
