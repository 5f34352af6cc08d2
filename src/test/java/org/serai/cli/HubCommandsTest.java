package org.serai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.serai.json.Json;

/** What the commands say over the wire and what they make of each answer; the real hub's answers have tests with the hub. */
class HubCommandsTest {
    private static final String MESSAGE = """
            {"id":"01a2","businessKey":"#1","to":"+4915100000001","template":"order_confirmed","language":"de","state":"%s","journey":[%s]}""";
    private static final String ID = "0190c1de-0000-7000-8000-000000000001";
    private static final String SENDS = "{\"id\":\"" + ID + "\",\"outcome\":\"sends\",\"replays\":true}";
    private static final String SENT = "{\"id\":\"" + ID + "\",\"outcome\":\"alreadySent\",\"replays\":false}";
    private static final String BLOCKED = "{\"id\":\"" + ID
            + "\",\"outcome\":\"blocked\",\"reason\":{\"code\":\"policy.opted-out\",\"text\":\"said stop\"}}";
    private final StubHub hub = new StubHub();

    @TempDir
    Path project;

    private Cli cli;
    private Path sample;

    @BeforeEach
    void aProjectWithASample() throws IOException {
        cli = Cli.in(project).with("SERAI_HUB", hub.url());
        Path folder = Files.createDirectories(project.resolve("connectors/shop/samples/order"));
        Files.writeString(project.resolve("connectors/shop/connector.yaml"), """
                name: shop
                webhook:
                  document-type: { header: X-Shop-Topic }
                  delivery-id: { header: X-Shop-Delivery }
                """);
        sample = Files.writeString(folder.resolve("in.json"), "{\"id\": 1}");
        Files.writeString(
                folder.resolve("headers.json"),
                "{\"X-Shop-Delivery\": \"d1\", \"Host\": \"shop\", \"Authorization\": \"no\"}");
        Files.writeString(folder.resolve("type.txt"), "orders/create\n");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private static String step(String name, String at, String outcome) {
        return "{\"step\":\"%s\",\"at\":\"%s\",\"outcome\":\"%s\"}".formatted(name, at, outcome);
    }

    private static String trace(String outcome, String events, String messages) {
        return "{\"eventId\":\"e1\",\"outcome\":\"%s\",\"events\":[%s],\"messages\":[%s],\"journey\":[%s]}"
                .formatted(outcome, events, messages, step("received", "2026-11-22T09:00:00Z", "accepted"));
    }

    private StubHub taken() {
        return hub.answers("/api/v1/events/shop", 202, "{\"eventId\":\"e1\"}");
    }

    @Test
    void a_sample_is_handed_in_as_its_system_would_with_a_key_in_place_of_the_signature() {
        taken();
        assertThat(cli.run("send", sample.toString())).isZero();

        assertThat(cli.out()).isEqualTo("e1\n");
        assertThat(hub.last().body()).isEqualTo("{\"id\": 1}");
        assertThat(hub.last().headers())
                .containsEntry("Authorization", "Bearer demo-api-key")
                .containsEntry("X-Shop-Topic", "orders/create")
                .containsEntry("X-Shop-Delivery", "d1")
                .containsEntry("Content-Type", "application/json");
        assertThat(hub.last().headers().get("Host")).isNotEqualTo("shop");
    }

    @Test
    void again_is_a_delivery_of_its_own() {
        taken();
        assertThat(cli.run("send", sample.toString(), "--again")).isZero();
        assertThat(hub.last().headers().get("X-Shop-Delivery")).isNotEqualTo("d1");
    }

    @Test
    void a_file_outside_a_connector_needs_its_name() throws IOException {
        Path elsewhere = Files.writeString(project.resolve("order.json"), "{}");
        assertThat(cli.run("send", elsewhere.toString())).isEqualTo(Exit.USAGE);
        assertThat(cli.err()).contains("--connector");
        taken();
        assertThat(cli.standingIn(project).run("send", "order.json", "--connector", "shop"))
                .isZero();
    }

    @Test
    void following_prints_each_step_once_and_ends_when_the_message_is_read() {
        String flowed = "{\"type\":\"order.created.v1\",\"outcome\":\"flowed\"}";
        String sent = step("status", "2026-11-22T09:00:02Z", "sent");
        String read = step("status", "2026-11-22T09:00:03Z", "read");
        taken().answers("/api/v1/trace/e1", 404, "{}")
                .answers("/api/v1/trace/e1", 200, trace("handled", flowed, MESSAGE.formatted("sent", sent)))
                .answers("/api/v1/trace/e1", 200, trace("handled", flowed, MESSAGE.formatted("sent", sent)))
                .answers(
                        "/api/v1/trace/e1",
                        200,
                        trace("handled", flowed, MESSAGE.formatted("read", sent + "," + read)));

        assertThat(cli.run("send", sample.toString(), "--follow")).isZero();
        assertThat(cli.out().lines()).hasSize(3);
        assertThat(cli.out()).containsSubsequence("received", "sent", "read");
    }

    @Test
    void a_refusal_by_policy_is_exit_5_and_says_why() {
        String refused = """
                {"step":"verdict","at":"2026-11-22T09:00:01Z","outcome":"refuse","reason":{"code":"policy.opted-out","text":"said stop"}}""";
        taken().answers(
                        "/api/v1/trace/e1",
                        200,
                        trace("handled", "{\"outcome\":\"flowed\"}", MESSAGE.formatted("refused", refused)));
        assertThat(cli.run("send", sample.toString(), "--follow")).isEqualTo(Exit.REFUSED);
        assertThat(cli.out()).contains("policy.opted-out: said stop");
    }

    @Test
    void an_event_no_flow_wants_is_exit_5_too() {
        taken().answers("/api/v1/trace/e1", 200, trace("handled", "{\"outcome\":\"flow.none\"}", ""));
        assertThat(cli.run("send", sample.toString(), "--follow")).isEqualTo(Exit.REFUSED);
    }

    @Test
    void a_parked_document_is_shown_with_its_way_out() {
        taken().answers("/api/v1/trace/e1", 200, trace("parked", "", "")).answers("/api/v1/parked?limit=200", 200, """
                        {"items":[{"id":"p1","eventId":"e1","source":"shop","cause":"currency.unknown","pointer":"/c","message":"ZZY","advice":"mend it"},
                                  {"id":"p2","eventId":"other","message":"not this"}],"next":null}""");
        assertThat(cli.run("send", sample.toString(), "--follow")).isEqualTo(Exit.WRONG);
        assertThat(cli.err())
                .contains("currency.unknown at /c: ZZY")
                .contains("mend it")
                .doesNotContain("not this");
    }

    @Test
    void a_message_that_is_not_read_in_time_is_part_done() {
        taken().answers("/api/v1/trace/e1", 200, trace("handled", "", MESSAGE.formatted("delivered", "")));
        assertThat(cli.run("send", sample.toString(), "--follow", "--timeout", "1"))
                .isEqualTo(Exit.PART);
        assertThat(cli.err()).contains("delivered");
    }

    @Test
    void a_hub_that_is_away_is_exit_3() {
        hub.close();
        assertThat(cli.run("trace", "e1")).isEqualTo(Exit.AWAY);
        assertThat(cli.err()).contains("does not answer").contains("serai run --demo");
    }

    @Test
    void a_refused_key_is_exit_4_and_the_demos_key_never_leaves_this_machine() {
        hub.answers(
                "/api/v1/trace/e1",
                401,
                "{\"code\":\"auth.missing\",\"detail\":\"no valid API key\",\"advice\":\"send one\"}");
        assertThat(cli.run("trace", "e1")).isEqualTo(Exit.NOT_PERMITTED);
        assertThat(cli.err()).contains("no valid API key (auth.missing)").contains("send one");

        assertThat(cli.run("trace", "e1", "--hub", "https://hub.invalid")).isEqualTo(Exit.NOT_PERMITTED);
        assertThat(cli.err()).contains("SERAI_API_KEY");
    }

    @Test
    void a_dry_run_shows_the_verdict_and_exits_by_it() {
        hub.answers("/api/v1/events/shop?dryRun=true", 200, """
                {"items":[{"event":{"type":"order.created.v1","subject":"1"},"verdict":{"outcome":"refuse","reason":{"code":"recipient.missing","text":"no phone"}},"message":null}],"parked":[]}""");
        assertThat(cli.run("send", sample.toString(), "--dry-run")).isEqualTo(Exit.REFUSED);
        assertThat(cli.out()).contains("order.created.v1").contains("recipient.missing: no phone");
    }

    @Test
    void a_replay_is_planned_first() {
        hub.answers("/api/v1/parked/replay", 200, plan("\"message:" + ID + "\"", SENDS, SENT))
                .answers("/api/v1/parked/replay", 200, plan("null", SENDS, BLOCKED));
        assertThat(cli.run("replay", "cause=mapping.failed")).isZero();
        assertThat(cli.out()).isEqualTo("""
                would replay 2 of 4
                       2  sends
                       1  alreadySent
                       1  blocked  policy.opted-out
                """);
        assertThat(cli.err()).contains("nothing was done").contains("--yes replays 2");
        assertThat(hub.asked()).hasSize(2);
        assertThat(Json.parseObject(hub.last().body()))
                .containsEntry("cause", "mapping.failed")
                .containsEntry("cursor", "message:" + ID)
                .containsEntry("dryRun", true);
    }

    @Test
    void a_replay_that_left_some_behind_is_part_done() {
        hub.answers("/api/v1/parked/replay", 200, plan("null", SENDS, BLOCKED))
                .answers("/api/v1/parked/replay", 200, plan("null", SENDS));
        assertThat(cli.run("replay", "all", "--yes")).isEqualTo(Exit.PART);
        assertThat(cli.out())
                .startsWith("replayed 1 of 2\n")
                .contains("left  " + ID + "  blocked  policy.opted-out: said stop");
        assertThat(Json.parseObject(hub.last().body()))
                .containsEntry("dryRun", false)
                .containsEntry("ids", List.of(ID));
    }

    @Test
    void a_replay_that_did_all_is_done() {
        hub.answers("/api/v1/parked/replay", 200, plan("null", SENDS))
                .answers("/api/v1/parked/replay", 200, plan("null", SENDS));
        assertThat(cli.run("replay", ID, "--yes", "-o", "json")).isZero();
        assertThat(cli.json().text("replayed")).hasValue("1");
    }

    @Test
    void what_stopped_is_shown_by_cause_with_its_way_out() {
        hub.answers("/api/v1/parked/causes", 200, """
                {"items":[{"cause":"template.paused","kind":"message","count":12,"oldest":"2026-11-22T09:00:00Z","newest":"2026-11-22T10:00:00Z",
                           "example":{"id":"m1","message":"paused by Meta"},"advice":"wait"}],"next":null}""");
        assertThat(cli.run("parked", "--causes")).isZero();
        assertThat(cli.out())
                .contains("12  template.paused")
                .contains("like m1: paused by Meta")
                .contains("= help: wait");
    }

    @Test
    void the_doctor_says_when_the_record_of_acts_is_broken() {
        hub.answers("/actuator/health", 200, "{\"status\":\"UP\"}")
                .answers(
                        "/api/v1/audit/verification",
                        200,
                        "{\"whole\":false,\"entries\":6,\"head\":\"ab12\",\"broken\":\"entry 7 is missing\"}");
        assertThat(cli.run("doctor")).isEqualTo(Exit.WRONG);
        assertThat(cli.out())
                .contains("FAIL  audit       entry 7 is missing; before it 6 entries whole, the last ab12");
    }

    private static String plan(String next, String... items) {
        return "{\"dryRun\":true,\"items\":[" + String.join(",", items) + "],\"next\":" + next + "}";
    }

    @Test
    void a_filter_nobody_knows_is_refused_with_the_nearest() {
        assertThat(cli.run("replay", "casue=mapping.failed")).isEqualTo(Exit.USAGE);
        assertThat(cli.err()).contains("did you mean `cause`?");
        assertThat(hub.asked()).isEmpty();
    }

    @Test
    void tap_masks_phones_and_export_does_not() {
        hub.answers(
                "/api/v1/messages?limit=100", 200, "{\"items\":[" + MESSAGE.formatted("read", "") + "],\"next\":null}");
        assertThat(cli.run("tap", "--count", "1", "-o", "json")).isZero();
        assertThat(cli.out()).doesNotContain("15100000001").contains("0001");

        hub.answers(
                        "/api/v1/messages?limit=200",
                        200,
                        "{\"items\":[" + MESSAGE.formatted("read", "") + "],\"next\":\"c1\"}")
                .answers(
                        "/api/v1/messages?limit=200&cursor=c1",
                        200,
                        "{\"items\":[{\"id\":\"=1+1\",\"to\":\"+1\"}],\"next\":null}");
        assertThat(cli.run("export", "messages", "--as", "csv")).isZero();
        assertThat(cli.out().lines()).hasSize(3);
        assertThat(cli.out()).contains("+4915100000001").contains("'=1+1");
        assertThat(cli.err()).contains("2 written");
    }
}
