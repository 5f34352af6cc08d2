package org.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.Ref;
import org.serai.canonical.SeraiException;
import org.serai.canonical.TenantId;
import org.serai.canonical.Tree;
import org.serai.canonical.UnavailableException;
import org.serai.database.TestDatabase;
import org.serai.egress.Callback;
import org.serai.flow.PollServer.Answer;
import org.serai.flow.PollServer.Asked;
import org.serai.ingress.Delivery;
import org.serai.json.Json;
import org.serai.tenant.ConnectorBinding;
import org.serai.tenant.Secret;
import org.serai.tenant.Tenant;
import org.serai.watch.Measure;

/** The folder business-central against a server that subscribes, forgets, renews and minds its etags. */
class BusinessCentralTest {
    private static final String ORDER = "5d1c1f0a-0001-4000-8000-0000000008a1";
    private static final String COMPANY = "/api/v2.0/companies(b18aed47)";
    private static final String DOOR = "https://hub.example/in/demo/business-central";
    private static TestDatabase database;

    @TempDir
    Path folder;

    private final Map<String, Map<String, Object>> subscriptions = new ConcurrentHashMap<>();
    private final Map<String, Object> order = new ConcurrentHashMap<>(
            Map.of("id", ORDER, "number", "S-ORD8011", "status", "Open", "customerAnswers", ""));
    private final AtomicInteger version = new AtomicInteger(1);
    private final AtomicInteger changes = new AtomicInteger(1);
    private final List<PollHub> hubs = new CopyOnWriteArrayList<>();
    private volatile int refusal;
    private volatile Runnable betweenReadAndWrite = () -> {};
    private PollServer system;
    private FlowProject project;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void shut() {
        database.close();
    }

    @BeforeEach
    void start() throws IOException {
        database.jdbc().sql("truncate source_cursor, source_lease").update();
        project = FlowProject.in(folder).with("business-central");
        system = new PollServer();
        system.answers(this::answer);
    }

    @AfterEach
    void stop() {
        hubs.forEach(PollHub::close);
        system.close();
    }

    private PollHub hub(String address, Map<String, String> more) {
        var settings = new HashMap<>(Map.of(
                "url",
                system.url() + "/acme" + COMPANY,
                "environment-url",
                system.url() + "/acme/api",
                "login-url",
                system.url() + "/token",
                "client-id",
                "app",
                "subscribe",
                "true",
                "renew-every",
                "100ms"));
        settings.putAll(more);
        var secrets = Map.of("client-secret", secret("s3cret"), "webhook-secret", secret("new-word old-word"));
        Tenant tenant =
                FlowHub.tenant("demo", new ConnectorBinding(new ConnectorName("business-central"), settings, secrets));
        var hub = new PollHub(project, database.dataSource(), address, tenant);
        hubs.add(hub);
        return hub.started();
    }

    private PollHub hub(Map<String, String> more) {
        return hub("https://hub.example", more);
    }

    private static Secret secret(String value) {
        return new Secret("of-the-test", value);
    }

    private Answer answer(Asked asked) {
        if (asked.path().endsWith("/token")) {
            return Answer.of(Map.of("access_token", "t-1"));
        }
        if (asked.path().contains("/subscriptions")) {
            return refusal == 0 ? subscribe(asked) : Answer.status(refusal);
        }
        if (asked.path().contains("/salesOrders(")) {
            return asked.method().equals("PATCH") ? change(asked) : order(asked);
        }
        return Answer.of(Map.of("value", asked.query().contains("$filter=id") ? List.of(tagged()) : List.of()));
    }

    private Answer subscribe(Asked asked) {
        if (asked.method().equals("GET")) {
            return Answer.of(Map.of("value", List.copyOf(subscriptions.values())));
        }
        String id = asked.method().equals("POST")
                ? "s-" + version.incrementAndGet()
                : asked.path().replaceAll(".*'(.*)'.*", "$1");
        if (asked.method().equals("PATCH") && !subscriptions.containsKey(id)) {
            return Answer.status(404);
        }
        var made = new HashMap<>(Json.parseObject(asked.body().getBytes(StandardCharsets.UTF_8)));
        made.put("subscriptionId", id);
        made.put("@odata.etag", "W/\"" + version.incrementAndGet() + "\"");
        made.put("expirationDateTime", Instant.now().plusSeconds(3 * 86_400).toString());
        subscriptions.put(id, made);
        return Answer.of(made);
    }

    private Map<String, Object> tagged() {
        var tagged = new HashMap<>(order);
        tagged.put("@odata.etag", "W/\"" + changes.get() + "\"");
        Map<String, Object> read = Map.copyOf(tagged);
        betweenReadAndWrite.run();
        return read;
    }

    private Answer order(Asked asked) {
        return asked.path().contains(ORDER)
                ? Answer.of(order)
                : new Answer(404, Map.of(), Map.of("error", Map.of("code", "BadRequest_NotFound")));
    }

    private Answer change(Asked asked) {
        if (!asked.header("if-match").equals("W/\"" + changes.get() + "\"")) {
            return new Answer(409, Map.of(), Map.of("error", Map.of("code", "Request_EntityChanged")));
        }
        order.putAll(Json.parseObject(asked.body().getBytes(StandardCharsets.UTF_8)));
        changes.incrementAndGet();
        return Answer.of(order);
    }

    private List<Asked> calls(String method, String part) {
        return system.asked.stream()
                .filter(asked -> asked.method().equals(method) && asked.path().contains(part))
                .toList();
    }

    private void until(BooleanSupplier condition) {
        FlowHub.until(
                () -> {
                    hubs.forEach(PollHub::beat);
                    return condition.getAsBoolean();
                },
                PollHub.SOON);
    }

    private static double left(PollHub hub) {
        return hub.figures.measures().stream()
                .filter(measure -> measure.gauge().name().equals("serai.subscription.left"))
                .mapToDouble(Measure::value)
                .findFirst()
                .orElse(-1);
    }

    @Test
    void a_subscription_is_made_once_with_the_newest_word_and_renewed_with_its_etag() {
        PollHub hub = hub(Map.of());
        until(() -> calls("PATCH", "/subscriptions").size() >= 2);

        assertThat(calls("POST", "/subscriptions")).hasSize(1);
        assertThat(Tree.of(subscriptions.values().iterator().next()))
                .satisfies(made -> assertThat(made.text("clientState")).hasValue("new-word"))
                .satisfies(made -> assertThat(made.text("notificationUrl")).hasValue(DOOR))
                .satisfies(made -> assertThat(made.text("resource")).hasValue(COMPANY + "/salesOrders"));
        assertThat(calls("PATCH", "/subscriptions").get(0).header("if-match")).startsWith("W/\"");
        assertThat(calls("PATCH", "/subscriptions").get(0).header("authorization"))
                .isEqualTo("Bearer t-1");
        assertThat(left(hub)).isBetween(2.9 * 86_400, 3.1 * 86_400);
    }

    @Test
    void one_that_business_central_dropped_is_made_again() {
        hub(Map.of());
        until(() -> subscriptions.size() == 1);

        subscriptions.clear();

        until(() -> subscriptions.size() == 1);
    }

    @Test
    void of_two_hubs_one_subscribes_and_the_other_goes_on_when_it_dies() {
        PollHub first = hub(Map.of());
        PollHub second = hub(Map.of());
        until(() -> calls("PATCH", "/subscriptions").size() >= 3);
        assertThat(calls("POST", "/subscriptions")).hasSize(1);
        assertThat(List.of(left(first) > 0, left(second) > 0)).containsExactlyInAnyOrder(true, false);

        PollHub keeper = left(first) > 0 ? first : second;
        PollHub other = keeper == first ? second : first;
        hubs.remove(keeper);
        keeper.close();

        until(() -> left(other) > 0);
        assertThat(calls("POST", "/subscriptions")).hasSize(1);
    }

    @Test
    void a_refused_renewal_is_seen_and_tried_again_by_itself() {
        refusal = 403;
        PollHub hub = hub(Map.of());
        until(() -> hub.engine.version().orElseThrow().routes().away().keySet().stream()
                .anyMatch(source -> source.startsWith("business-central-subscription@demo")));
        assertThat(left(hub)).isZero();

        refusal = 0;

        until(() -> left(hub) > 0);
        assertThat(hub.engine.version().orElseThrow().routes().away()).isEmpty();
    }

    @Test
    void a_hub_that_nobody_can_reach_says_which_setting_is_missing() {
        PollHub hub = hub("", Map.of());

        until(() -> hub.engine.version().orElseThrow().routes().away().values().stream()
                .anyMatch(why -> why.contains("subscription.no-address") && why.contains("SERAI_PUBLIC_URL")));
        assertThat(calls("POST", "/subscriptions")).isEmpty();
    }

    @Test
    void a_tenant_that_wants_no_subscription_has_none() {
        PollHub hub = hub(Map.of("subscribe", "false", "every", "20ms"));

        until(() -> calls("GET", "/salesOrders").size() >= 5);

        assertThat(calls("GET", "/subscriptions")).isEmpty();
        assertThat(left(hub)).isEqualTo(-1);
    }

    @Test
    void a_notification_is_completed_with_its_order_and_one_of_an_order_that_is_gone_with_nothing() {
        PollHub hub = hub(Map.of());

        Tree found = fetch(hub, "api/v2.0/companies(b18aed47)/salesOrders(" + ORDER + ")");
        Tree gone = fetch(hub, "api/v2.0/companies(b18aed47)/salesOrders(" + ORDER.replace('5', '6') + ")");

        assertThat(found.text("body", "number")).hasValue("S-ORD8011");
        assertThat(calls("GET", "/salesOrders(").get(0).query()).isEqualTo("$expand=customer");
        assertThat(gone.text("body", "error", "code")).isPresent();
    }

    private static Tree fetch(PollHub hub, String resource) {
        var delivery = new Delivery(
                new TenantId("demo"),
                new ConnectorName("business-central"),
                "d-1",
                "updated",
                Map.of(),
                new byte[0],
                FlowHub.NOW);
        return Tree.of(new LiveSystems(hub.engine).fetch(delivery, Map.of("resource", resource)));
    }

    @Test
    void an_answer_stands_in_the_orders_field_once_however_often_it_comes() {
        PollHub hub = hub(Map.of("answer-field", "customerAnswers"));
        var systems = new LiveSystems(hub.engine);

        systems.deliver(answered());
        systems.deliver(answered());

        assertThat(calls("PATCH", "/salesOrders(")).hasSize(1);
        assertThat(order.get("customerAnswers")).asString().endsWith("2026-11-22 Löschen ☂ 取消");
    }

    @Test
    void an_order_somebody_changed_meanwhile_is_read_again_and_both_are_kept() {
        PollHub hub = hub(Map.of("answer-field", "customerAnswers"));
        var systems = new LiveSystems(hub.engine);
        betweenReadAndWrite = () -> {
            order.put("customerAnswers", "typed by a clerk");
            changes.incrementAndGet();
            betweenReadAndWrite = () -> {};
        };

        assertThatThrownBy(() -> systems.deliver(answered())).isInstanceOf(UnavailableException.class);
        systems.deliver(answered());

        assertThat(order.get("customerAnswers")).asString().endsWith("Löschen ☂ 取消 | typed by a clerk");
    }

    @Test
    void an_answer_to_an_order_that_was_posted_is_refused() {
        PollHub hub = hub(Map.of("answer-field", "customerAnswers"));
        var about = new Ref("business-central", "order", "S-ORD9999", null);

        assertThatThrownBy(() -> new LiveSystems(hub.engine).deliver(answered(about)))
                .isInstanceOf(SeraiException.class)
                .extracting(refused -> ((SeraiException) refused).code())
                .isEqualTo("reply.order-gone");
    }

    private static Callback answered() {
        return answered(new Ref("business-central", "order", ORDER, null));
    }

    private static Callback answered(Ref about) {
        return new Callback(
                UUID.nameUUIDFromBytes(new byte[] {1}),
                new ConnectorName("business-central"),
                "deliver",
                FlowHub.reply("demo", "order-confirmed", "cancel_order", about));
    }
}
