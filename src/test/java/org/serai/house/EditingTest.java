package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** Files are edited while the house runs. */
@ExtendWith(SharedHouse.class)
class EditingTest {
    private static final Pattern NUMBER = Pattern.compile("#70\\d\\d");
    private final House house;

    @TempDir
    private Path kept;

    EditingTest(House house) {
        this.house = house;
    }

    @BeforeEach
    void keep() throws IOException {
        Projects.copy(house.project(), kept.resolve("project"));
    }

    @AfterEach
    void restore() throws IOException {
        int before = version();
        Projects.delete(house.project());
        Projects.copy(kept.resolve("project"), house.project());
        House.await("the files as they were", this::version, version -> version > before && isClean());
    }

    @Test
    void a_document_its_mapping_fails_on_is_parked_others_flow_on_and_a_mended_mapping_sends_it() throws IOException {
        edit(
                "connectors/shopify/mapping/order-created.jslt",
                "\"subject\": string(.id)",
                "\"subject\": if (.name == \"#7001\") fail(\"order.strange\", \"this order is strange\", \"/name\") else"
                        + " string(.id)");
        HttpResponse<String> answer = house.postOrder(Orders.json(7001, "+4915100007001"), Map.of());
        house.postOrder(Orders.json(7002, "+4915100007002"), Map.of());

        house.awaitMessage("#7002", "read");
        Tree parked =
                House.await("parked", () -> parked(answer), Optional::isPresent).orElseThrow();
        assertThat(parked.text("cause")).hasValue("order.strange");
        assertThat(parked.text("pointer")).hasValue("/name");
        assertThat(parked.text("advice"))
                .hasValueSatisfying(hint -> assertThat(hint).isNotBlank());
        assertThat(parked.text("payload"))
                .hasValueSatisfying(payload -> assertThat(payload).contains("#7001"));

        Tree blocked = replay(Map.of("cause", "order.strange", "dryRun", true));
        assertThat(blocked.text("replays")).hasValue("0");
        assertThat(blocked.text("outcomes", "0", "reason")).hasValue("order.strange");

        edit(
                "connectors/shopify/mapping/order-created.jslt",
                "if (.name == \"#7001\") fail(\"order.strange\", \"this order is strange\", \"/name\") else ",
                "");
        var wish = Map.of("ids", List.of(parked.text("id").orElseThrow()));
        Tree plan = replay(Map.of("cause", "order.strange", "dryRun", true));
        assertThat(plan.text("matched")).hasValue("1");
        assertThat(plan.text("outcomes", "0", "outcome")).hasValue("sends");
        assertThat(replay(wish).text("replayed")).hasValue("1");
        assertThat(replay(wish).text("replayed")).hasValue("0");

        house.awaitMessage("#7001", "read");
        assertThat(house.sent("+4915100007001")).hasSize(1);
        assertThat(parked(answer)).isEmpty();
    }

    @Test
    void an_event_its_flow_fails_on_stops_itself_only_and_a_mended_flow_sends_it_once() throws IOException {
        String names = "if (.customer.givenName) .customer.givenName else .customer.name";
        String parameters = "routes/flows/order-confirmed/order-confirmed.jslt";
        String breaks = "if (.orderNumber == \"#7052\") fail(\"order.strange\", \"strange\", \"/orderNumber\") else ";
        edit(parameters, names, breaks + names);
        house.postOrder(Orders.json(7051, "+4915100007051"), Map.of());
        HttpResponse<String> answer = house.postOrder(Orders.json(7052, "+4915100007051"), Map.of());
        house.postOrder(Orders.json(7053, "+4915100007051"), Map.of());

        house.awaitMessage("#7051", "read");
        house.awaitMessage("#7053", "read");
        Tree parked =
                House.await("parked", () -> parked(answer), Optional::isPresent).orElseThrow();
        assertThat(parked.text("cause")).hasValue("order.strange");
        assertThat(parked.text("payload").orElseThrow()).contains("#7052");
        assertThat(numbersSent("+4915100007051")).containsExactly("#7051", "#7053");

        edit(parameters, breaks, "");
        var wish = Map.of("ids", List.of(parked.text("id").orElseThrow()));
        assertThat(replay(wish).text("replayed")).hasValue("1");
        assertThat(replay(wish).text("replayed")).hasValue("0");
        house.awaitMessage("#7052", "read");
        assertThat(numbersSent("+4915100007051")).containsExactly("#7051", "#7053", "#7052");
    }

    /** The orders that person was told of, in the order of the messages. */
    private List<String> numbersSent(String to) {
        var numbers = new ArrayList<String>();
        house.sent(to)
                .forEach(sent -> NUMBER.matcher(Json.text(sent.at("request").node()))
                        .results()
                        .findFirst()
                        .ifPresent(found -> numbers.add(0, found.group())));
        return numbers;
    }

    @Test
    void an_edited_parameter_is_in_the_next_message() throws IOException {
        edit(
                "routes/flows/order-confirmed/order-confirmed.jslt",
                "if (.customer.givenName) .customer.givenName else .customer.name",
                "\"Edited \" + .customer.name");

        house.postOrder(Orders.json(7011, "+4915100007011"), Map.of());

        assertThat(Json.text(house.awaitSent("+4915100007011").node())).contains("Edited Ada Berger");
    }

    @Test
    void an_edited_template_is_what_customers_read_soon_after() throws IOException {
        edit(
                "routes/templates/order_confirmed.yaml",
                "vielen Dank für Ihre Bestellung",
                "herzlichen Dank für Ihre Bestellung");

        var number = new AtomicInteger(7_040);
        House.await(
                "a message in the new words",
                () -> {
                    int next = number.incrementAndGet();
                    house.postOrder(Orders.json(next, "+4915100007041"), Map.of());
                    house.awaitMessage("#" + next, "refused", "accepted", "sent", "delivered", "read");
                    return Json.text(house.sandbox("/phones/4915100007041").node());
                },
                shown -> shown.contains("herzlichen Dank für Ihre Bestellung"));
    }

    @Test
    void a_broken_edit_leaves_the_old_version_running_and_says_where_and_how() throws IOException {
        int before = version();
        Path flow = house.project().resolve("routes/flows/order-confirmed/order-confirmed.camel.yaml");
        Files.writeString(flow, Files.readString(flow).replace("- to: { id: submit", "- tu: { id: submit"));

        String refused = House.await("a finding", this::refused, text -> text.contains("tu"));
        assertThat(refused).contains("order-confirmed.camel.yaml").containsPattern(":\\d+:\\d+");
        assertThat(version()).isEqualTo(before);
        assertThat(house.health().text("status")).hasValue("UP");
        house.postOrder(Orders.json(7021, "+4915100007021"), Map.of());
        house.awaitMessage("#7021", "read");
    }

    @Test
    void without_its_folder_a_flow_is_gone_and_its_events_are_kept_as_flow_none() throws IOException {
        int before = version();
        Projects.delete(house.project().resolve("routes/flows/order-cancelled"));
        House.await("a version without it", this::version, version -> version > before);

        var answer = house.postOrder(
                Orders.json(7031, "+4915100007031", Map.of("cancelled_at", "2026-11-22T10:00:00Z")),
                Map.of("X-Shopify-Topic", "orders/cancelled"));

        Tree trace = House.await("the event", () -> house.trace(answer), tree -> tree.has("events", "0", "outcome"));
        assertThat(trace.text("events", "0", "outcome")).hasValue("flow.none");
        assertThat(house.sent("+4915100007031")).isEmpty();
    }

    private void edit(String file, String from, String to) throws IOException {
        int before = version();
        Path path = house.project().resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
        House.await("the edit of " + file + " " + refused(), this::version, version -> version > before);
    }

    private Tree replay(Map<String, ?> wish) {
        return Tree.of(Json.parse(house.postApi("/parked/replay", wish).body()));
    }

    private Optional<Tree> parked(HttpResponse<String> answer) {
        Optional<String> id = Tree.of(Json.parse(answer.body())).text("eventId");
        return house.parked().stream()
                .filter(item -> item.text("eventId").equals(id))
                .findFirst();
    }

    private Tree routes() {
        return house.health().at("components", "routes");
    }

    private int version() {
        return routes().text("details", "version").map(Integer::parseInt).orElse(0);
    }

    private String refused() {
        return String.valueOf(routes().at("details", "refused").node());
    }

    private boolean isClean() {
        return !routes().has("details", "refused");
    }
}
