package org.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import org.serai.database.TestDatabase;
import org.serai.egress.Callback;
import org.serai.flow.PollServer.Answer;
import org.serai.flow.PollServer.Asked;
import org.serai.json.Json;
import org.serai.tenant.ConnectorBinding;
import org.serai.tenant.Secret;

/** The shipped folders that ask, against a server that answers as their systems do. */
class ShippedPollsTest {
    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private PollServer system;

    @SuppressWarnings("NullAway.Init") // each test opens its own
    private PollHub hub;

    @BeforeEach
    void start() throws IOException {
        system = new PollServer();
    }

    @AfterEach
    void stop() {
        hub.close();
        system.close();
        database.close();
    }

    private void hub(String connector, Map<String, String> settings, String secret) {
        var binding = new ConnectorBinding(
                new ConnectorName(connector), settings, Map.of(secret, new Secret(secret, "s3cret")));
        hub = new PollHub(
                        FlowProject.in(folder).with(connector), database.dataSource(), FlowHub.tenant("demo", binding))
                .started();
    }

    private void until(java.util.function.BooleanSupplier condition) {
        FlowHub.until(condition, PollHub.SOON);
    }

    private List<Asked> calls(String path) {
        return system.asked.stream()
                .filter(asked -> asked.path().endsWith(path))
                .toList();
    }

    private static String decoded(String query) {
        return URLDecoder.decode(query, StandardCharsets.UTF_8);
    }

    @Test
    void business_central_is_asked_for_orders_and_shipments_page_by_page() {
        String company = system.url() + "/v2.0/acme/api/v2.0/companies(b18aed47)";
        system.answers(asked -> {
            if (asked.path().endsWith("/token")) {
                return Answer.of(Map.of("access_token", "t-1", "expires_in", 3599));
            }
            if (asked.path().endsWith("/salesShipments")) {
                return Answer.of(Map.of("value", List.of(item("s-1", "S-ORD8021"))));
            }
            return asked.query().contains("skiptoken")
                    ? Answer.of(Map.of("value", List.of(item("o-2", "S-ORD8022"))))
                    : Answer.of(Map.of(
                            "value",
                            List.of(item("o-1", "S-ORD8021")),
                            "@odata.nextLink",
                            company + "/salesOrders?aid=FIN&$skiptoken=o-1"));
        });

        hub(
                "business-central",
                Map.of("url", company, "login-url", system.url() + "/8ee2/token", "client-id", "app", "every", "50ms"),
                "client-secret");
        until(() -> hub.ids().containsAll(List.of("o-1", "o-2", "s-1")));

        assertThat(calls("/token").get(0).body())
                .contains("client_id=app", "client_secret=s3cret", "scope=https%3A%2F%2Fapi.businesscentral");
        assertThat(calls("/salesOrders"))
                .extracting(asked -> asked.header("authorization"))
                .containsOnly("Bearer t-1");
        assertThat(decoded(calls("/salesOrders").get(0).query()))
                .startsWith("$filter=lastModifiedDateTime gt 20")
                .endsWith("&$orderby=lastModifiedDateTime&$expand=customer");
        assertThat(decoded(calls("/salesOrders").get(1).query())).isEqualTo("aid=FIN&$skiptoken=o-1");
        assertThat(hub.accepted).extracting(document -> document.type()).contains("salesOrders", "salesShipments");
    }

    private static Map<String, Object> item(String id, String number) {
        return Map.of("id", id, "number", number, "lastModifiedDateTime", "2026-11-22T08:41:05.123Z");
    }

    @Test
    void a_system_of_canonical_events_is_joined_by_settings_alone_and_gets_its_answers() {
        system.answers(asked -> asked.query().contains("after=e-1")
                ? Answer.of(Map.of("data", List.of(event("e-2"))))
                : Answer.of(Map.of("data", List.of(event("e-1")), "cursor", "e-1")));

        hub(
                "poll",
                Map.of(
                        "url", system.url() + "/api",
                        "path", "/v1/events",
                        "query", "changed_since={since}&after={mark}",
                        "items", "/data",
                        "next-link", "",
                        "next-mark", "/cursor",
                        "every", "50ms",
                        "login", "api-key"),
                "secret");
        until(() -> hub.accepted.size() >= 2);
        assertThat(calls("/v1/events").get(0).header("x-api-key")).isEqualTo("s3cret");
        assertThat(calls("/v1/events").get(0).query()).matches("changed_since=20.*Z&after=");
        assertThat(hub.accepted.get(1).body())
                .satisfies(body -> assertThat(Json.parseObject(body)).containsEntry("id", "e-2"));

        UUID id = UUID.randomUUID();
        var reply = FlowHub.reply("demo", "order-confirmed", "cancel_order", new Ref("poll", "order", "8023", null));
        new LiveSystems(hub.engine).deliver(new Callback(id, new ConnectorName("poll"), "deliver", reply));
        Asked posted = calls("/api/replies").get(0);
        assertThat(posted.header("idempotency-key")).isEqualTo(id.toString());
        assertThat(posted.header("content-type")).startsWith("application/cloudevents+json");
        assertThat(Json.parseObject(posted.body())).containsEntry("type", "reply.received.v1");
    }

    @Test
    void a_case_of_salesforce_gets_one_comment_however_often_the_answer_comes() {
        var kept = new CopyOnWriteArrayList<String>();
        system.answers(asked -> {
            if (asked.path().endsWith("/token")) {
                return Answer.of(Map.of("access_token", "t-1"));
            }
            if (asked.method().equals("POST")) {
                kept.add(String.valueOf(Json.parseObject(asked.body()).get("CommentBody")));
                return Answer.of(Map.of("id", "00a"));
            }
            return asked.query().contains("ParentId")
                    ? Answer.of(Map.of(
                            "records",
                            kept.stream()
                                    .map(text -> Map.of("CommentBody", text))
                                    .toList()))
                    : Answer.of(Map.of("records", List.of()));
        });
        hub(
                "salesforce",
                Map.of("url", system.url(), "login-url", system.url() + "/token", "client-id", "k", "api-user-id", "u"),
                "client-secret");
        var about = new Ref("salesforce", "ticket", "500000000008031AAA", null);
        var callback = new Callback(
                UUID.randomUUID(),
                new ConnectorName("salesforce"),
                "deliver",
                FlowHub.reply("demo", "ticket-updated", "thanks", about));

        var systems = new LiveSystems(hub.engine);
        systems.deliver(callback);
        systems.deliver(callback);

        assertThat(kept).singleElement().asString().contains("Löschen ☂ 取消", "[wamid.1]");
        assertThat(calls("/sobjects/CaseComment").get(0).body()).contains("\"ParentId\":\"500000000008031AAA\"");
        until(() -> system.asked.stream()
                .anyMatch(asked -> decoded(asked.query()).contains("FROM Case WHERE SystemModstamp >= 20")));
    }

    private static Map<String, Object> event(String id) {
        return Map.of(
                "specversion",
                "1.0",
                "id",
                id,
                "source",
                "erp://8",
                "type",
                "order.created.v1",
                "time",
                "2026-11-22T08:00:00Z");
    }
}
