package org.serai.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serai.tenant.TestTenants.tenant;
import static org.serai.tenant.TestTenants.tenantOfApp;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serai.canonical.Sha256;
import org.serai.canonical.Tree;
import org.serai.json.Json;
import org.serai.tenant.TestTenants;
import org.serai.webhook.events.AccountEventReceived;
import org.serai.webhook.events.InboundReceived;
import org.serai.webhook.events.StatusReceived;

class WebhookParserTest {
    private static final Instant ARRIVED = Instant.parse("2026-11-23T10:00:00Z");
    private static final String PERSON = "16505551234";
    /** Every shape of an inbound message the facts name. */
    private static final List<String> SHAPES = List.of(
            "{'type':'text','text':{'body':'Hello'}}",
            "{'type':'image','image':{'id':'1','mime_type':'image/jpeg','sha256':'x','url':'https://lookaside.fbsbx.com/1'}}",
            "{'type':'video','video':{'id':'2','mime_type':'video/mp4'}}",
            "{'type':'audio','audio':{'id':'3','mime_type':'audio/ogg; codecs=opus','voice':true}}",
            "{'type':'document','document':{'id':'4','filename':'a.pdf','mime_type':'application/pdf'}}",
            "{'type':'sticker','sticker':{'id':'5','animated':false}}",
            "{'type':'button','button':{'payload':'CONFIRM','text':'Yes'},'context':{'from':'15550783881','id':'wamid.out'}}",
            "{'type':'interactive','interactive':{'type':'button_reply','button_reply':{'id':'a','title':'A'}}}",
            "{'type':'interactive','interactive':{'type':'list_reply','list_reply':{'id':'b','title':'B','description':'C'}}}",
            "{'type':'interactive','interactive':{'type':'nfm_reply','nfm_reply':{'name':'flow','body':'Sent','response_json':'{}'}}}",
            "{'type':'INTERACTIVE','interactive':{'type':'BUTTON_REPLY','button_reply':{'id':'a','title':'A'}}}",
            "{'type':'location','location':{'latitude':1.5,'longitude':2.5,'name':'Home'}}",
            "{'type':'contacts','contacts':[{'name':{'formatted_name':'Ada'},'phones':[{'phone':'+49151','wa_id':'49151'}]}]}",
            "{'type':'reaction','reaction':{'message_id':'wamid.out','emoji':'x'}}",
            "{'type':'reaction','reaction':{'message_id':'wamid.out'}}",
            "{'type':'order','order':{'catalog_id':'9','text':'please','product_items':[{'product_retailer_id':'sku','quantity':2}]}}",
            "{'type':'edit','edit':{'original_message_id':'wamid.0','message':{'type':'text','text':{'body':'x'}}}}",
            "{'type':'revoke','revoke':{'original_message_id':'wamid.0'}}",
            "{'type':'unsupported','errors':[{'code':131051,'title':'Unsupported'}],'unsupported':{'type':'poll'}}",
            "{'type':'hologram','hologram':{'deep':[1,2,{'a':null}]}}",
            "{'text':{'body':'no type at all'}}",
            "{'type':'text','text':{'body':'ad'},'referral':{'source_url':'https://x','ctwa_clid':'1'},'context':{'forwarded':true}}");

    private final TestTenants tenants = new TestTenants(tenant("acme"), tenant("globex"));
    private final WebhookParser parser = new WebhookParser(tenants);

    private Contents parse(byte[] body, String... signers) {
        return parser.parse(new Body(Sha256.hex(body), body, ARRIVED, Set.of(signers)));
    }

    private Contents parse(Map<String, Object> change) {
        return parse(Wire.webhook("acme", change), "acme");
    }

    private static InboundReceived inbound(Contents contents) {
        assertThat(contents.problems()).isEmpty();
        return ((Item.Inbound) contents.items().get(0)).event();
    }

    private static StatusReceived status(Contents contents) {
        assertThat(contents.problems()).isEmpty();
        return ((Item.Status) contents.items().get(0)).event();
    }

    private static Map<String, Object> shape(int number) {
        return Wire.message("wamid." + number, PERSON, SHAPES.get(number).replace('\'', '"'));
    }

    @Test
    void every_type_is_kept_as_it_stood_on_the_wire_known_or_not() {
        for (int i = 0; i < SHAPES.size(); i++) {
            InboundReceived read = inbound(parse(Wire.messages("acme", shape(i))));
            assertThat(read.message()).as(SHAPES.get(i)).isEqualTo(Json.parseObject(Json.bytes(shape(i))));
            assertThat(read.from().key()).isEqualTo("+16505551234");
            assertThat(read.type()).isLowerCase();
        }
    }

    @Test
    void shuffled_and_tripled_batches_give_the_same_set_of_messages() {
        var random = new Random(7);
        var expected = new ArrayList<String>();
        for (int i = 0; i < SHAPES.size(); i++) {
            expected.add("wamid." + i);
        }
        for (int round = 0; round < 50; round++) {
            var all = new ArrayList<Map<String, Object>>();
            for (int i = 0; i < SHAPES.size() * 3; i++) {
                all.add(Wire.messages("acme", shape(i % SHAPES.size())));
            }
            Collections.shuffle(all, random);
            Contents contents = parse(Wire.webhook("acme", all), "acme");
            assertThat(contents.problems()).isEmpty();
            assertThat(contents.items()).hasSize(SHAPES.size() * 3);
            assertThat(contents.items().stream()
                            .map(item -> ((Item.Inbound) item).event().wamid().value())
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void one_bad_item_costs_none_of_its_neighbours_and_is_parked_alone() {
        var random = new Random(11);
        List<String> broken = List.of(
                "5", "null", "[]", "{}", "'x'", "{'id':'wamid.x'}", "{'from':'1','id':7}", "{'from':'16505551234'}");
        for (String bad : broken) {
            int place = random.nextInt(3);
            var messages = new ArrayList<Object>(List.of(shape(0), shape(1), shape(2)));
            messages.add(place, Json.parse(bad.replace('\'', '"')));
            Contents contents = parse(Wire.change("acme", Map.of("messages", messages)));
            assertThat(contents.items()).as(bad).hasSize(3);
            assertThat(contents.problems()).as(bad).hasSize(1);
            assertThat(contents.problems().get(0).pointer()).startsWith("/entry/0/changes/0/value/messages/" + place);
        }
    }

    @Test
    void a_parked_item_is_a_webhook_of_its_own_that_works_once_its_cause_is_mended() {
        byte[] body =
                Wire.webhook("acme", Wire.messages("acme", shape(0)), Wire.messages("initech", shape(1), shape(2)));
        Contents contents = parse(body, "acme");
        assertThat(contents.items()).hasSize(1);
        var parked = contents.problems().get(0).toParked(ARRIVED);
        assertThat(parked.cause()).isEqualTo("webhook.unknown-number");
        assertThat(parked.pointer()).isEqualTo("/entry/0/changes/1/value/metadata/phone_number_id");
        assertThat(parked.tenant()).isEqualTo("acme");

        tenants.set(tenant("acme"), tenantOfApp("initech", "acme-app-secret"));
        Contents replayed = parse(parked.payload(), "acme", "initech");
        assertThat(replayed.problems()).isEmpty();
        assertThat(replayed.items())
                .hasSize(2)
                .allSatisfy(item -> assertThat(
                                ((Item.Inbound) item).event().tenant().value())
                        .isEqualTo("initech"));
    }

    @Test
    void an_app_speaks_only_for_its_own_numbers_and_accounts() {
        byte[] body = Wire.webhook(
                "globex",
                List.of(
                        Wire.messages("globex", shape(0)),
                        Map.of("field", "message_template_status_update", "value", Map.of("event", "PAUSED"))));
        Contents contents = parse(body, "acme");
        assertThat(contents.items()).isEmpty();
        assertThat(contents.problems())
                .extracting(Problem::cause)
                .containsExactly("webhook.foreign", "webhook.foreign");
        assertThat(parse(body, "globex").items()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1795000000\"", "1795000000", "1795000000000", "\"1795000000.0\"", "1795000000.0"})
    void a_timestamp_may_be_text_or_number(String timestamp) {
        var message = Wire.message("wamid.1", PERSON, "{\"timestamp\":" + timestamp + ",\"type\":\"text\"}");
        assertThat(inbound(parse(Wire.messages("acme", message))).at()).isEqualTo(Instant.ofEpochSecond(1795000000L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"soon\"", "-5", "{}", "\"99999999999999999999\""})
    void an_unreadable_timestamp_becomes_the_time_of_arrival(String timestamp) {
        var message = Wire.message("wamid.1", PERSON, "{\"timestamp\":" + timestamp + ",\"type\":\"text\"}");
        assertThat(inbound(parse(Wire.messages("acme", message))).at()).isEqualTo(ARRIVED);
    }

    @Test
    void a_user_id_is_never_taken_for_a_phone_wherever_it_stands() {
        for (String field : List.of("from", "from_user_id", "from_parent_user_id")) {
            var message =
                    Wire.object("{\"id\":\"wamid.1\",\"type\":\"text\",\"" + field + "\":\"US.13491208655302741918\"}");
            var from = inbound(parse(Wire.messages("acme", message))).from();
            assertThat(from.phone()).as(field).isNull();
            assertThat(from.key()).as(field).isEqualTo("US.13491208655302741918");
        }
        var contact = Wire.object(
                "{\"wa_id\":\"US.1349\",\"user_id\":\"US.1349\",\"profile\":{\"name\":\"Ada\",\"username\":\"@ada\"}}");
        var message = Wire.object("{\"id\":\"wamid.1\",\"type\":\"text\"}");
        var read =
                inbound(parse(Wire.change("acme", Map.of("contacts", List.of(contact), "messages", List.of(message)))));
        assertThat(read.from().phone()).isNull();
        assertThat(read.profileName()).isEqualTo("Ada");
    }

    @Test
    void phone_and_user_id_of_one_contact_become_one_person() {
        var contacts = List.of(
                Wire.object("{\"wa_id\":\"4915100000001\",\"user_id\":\"DE.1\",\"profile\":{\"name\":\"Ada\"}}"),
                Wire.object("{\"user_id\":\"DE.2\",\"profile\":{\"name\":\"Bob\"}}"));
        var messages = List.of(
                Wire.object("{\"id\":\"wamid.2\",\"type\":\"text\",\"from_user_id\":\"DE.2\"}"),
                Wire.object("{\"id\":\"wamid.1\",\"type\":\"text\",\"from\":\"4915100000001\"}"));
        Contents contents = parse(Wire.change("acme", Map.of("contacts", contacts, "messages", messages)));
        var bob = ((Item.Inbound) contents.items().get(0)).event();
        var ada = ((Item.Inbound) contents.items().get(1)).event();
        assertThat(bob.profileName()).isEqualTo("Bob");
        assertThat(bob.from().phone()).isNull();
        assertThat(ada.from().key()).isEqualTo("+4915100000001");
        assertThat(ada.from().userId()).isNotNull();
    }

    @Test
    void a_system_message_without_contacts_is_kept() {
        var message = Wire.object("""
                {"id":"wamid.s","type":"system","timestamp":"1795000000",
                 "system":{"type":"user_changed_user_id","user_id":"US.NEW1","previous_user_id":"US.OLD1"}}
                """);
        var read = inbound(parse(Wire.messages("acme", message)));
        assertThat(read.from().key()).isEqualTo("US.OLD1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recipient_parent_user_id",
                "parent_recipient_user_id",
                "parent_user_id",
                "recipient_user_id",
                "recipient_id"
            })
    void the_recipient_of_a_status_is_read_in_every_spelling(String field) {
        var status = Wire.object(
                "{\"id\":\"wamid.1\",\"status\":\"SENT\",\"timestamp\":1,\"" + field + "\":\"US.ENT.1349\"}");
        var read = status(parse(Wire.statuses("acme", status)));
        assertThat(read.status()).isEqualTo("sent");
        assertThat(read.recipient()).isNotNull();
        assertThat(read.recipient().phone()).isNull();
        assertThat(read.recipient().key()).isEqualTo("US.ENT.1349");
    }

    @Test
    void a_failed_status_carries_the_error_in_all_its_forms() {
        for (String data : List.of("{\"details\":\"why\"}", "\"why\"")) {
            var status = Wire.object(
                    "{\"id\":\"wamid.1\",\"status\":\"failed\",\"timestamp\":\"1\",\"biz_opaque_callback_data\":\"s1.x.y\","
                            + "\"errors\":[{\"code\":131026,\"title\":\"Undeliverable\",\"error_data\":" + data
                            + "}]}");
            var read = status(parse(Wire.statuses("acme", status)));
            assertThat(read.error()).isNotNull();
            assertThat(read.error().code()).isEqualTo(131026);
            assertThat(read.error().details()).isEqualTo("why");
            assertThat(read.error().message()).isEqualTo("Undeliverable");
            assertThat(read.opaque()).isEqualTo("s1.x.y");
            assertThat(read.recipient()).isNull();
        }
    }

    @Test
    void other_fields_are_account_events_and_so_are_errors_of_a_change() {
        var other = Map.<String, Object>of("field", "ACCOUNT_UPDATE", "value", Map.of("event", "DISABLED_UPDATE"));
        var errors = Wire.change("acme", Map.of("messages", List.of(), "errors", List.of(Map.of("code", 131000))));
        Contents contents = parse(Wire.webhook("acme", other, errors), "acme");
        assertThat(contents.items())
                .extracting(item -> ((Item.Account) item).event())
                .extracting(AccountEventReceived::field)
                .containsExactly("account_update", "errors");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "7", "\"x\"", "null", "{}", "{\"entry\":7}", "{\"entry\":[]}{}", "\uFEFF{}x"})
    void what_is_no_webhook_is_parked_whole(String body) {
        Contents contents = parse(body.getBytes(StandardCharsets.UTF_8), "acme");
        assertThat(contents.items()).isEmpty();
        assertThat(contents.problems()).hasSize(1);
        assertThat(contents.problems().get(0).toParked(ARRIVED).payload())
                .isEqualTo(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void entries_and_changes_of_the_wrong_shape_are_parked() {
        byte[] body = "{\"entry\":[5,{\"id\":\"acme-waba\",\"changes\":[6,{\"field\":\"messages\",\"value\":[]}]}]}"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(parse(body, "acme").problems())
                .extracting(Problem::pointer)
                .containsExactly("/entry/0", "/entry/1/changes/0/value", "/entry/1/changes/1/value");
    }

    @Test
    void a_hundred_thousand_brackets_are_parked_not_followed() {
        byte[] body = ("{\"entry\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        assertThat(parse(body, "acme").problems()).hasSize(1);
        byte[] below = ("{\"entry\":" + "[".repeat(450) + "]".repeat(450) + "}").getBytes(StandardCharsets.UTF_8);
        assertThat(parse(below, "acme").problems()).isNotEmpty();
    }

    @Test
    void a_body_in_another_charset_is_parked_not_guessed() {
        byte[] body = Wire.webhook("acme", Wire.messages("acme", Wire.text("wamid.1", PERSON, "Gr\u00fc\u00dfe")));
        byte[] latin = new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(parse(latin, "acme").problems()).extracting(Problem::cause).containsExactly("webhook.not-json");
    }

    @Test
    void lone_surrogates_and_nul_become_replacement_characters_and_pairs_stay() {
        byte[] body = ("{\"entry\":[{\"id\":\"acme-waba\",\"changes\":[{\"field\":\"messages\",\"value\":{\"metadata\":"
                        + "{\"phone_number_id\":\"acme-number\"},\"messages\":[{\"id\":\"wamid.1\",\"from\":\"16505551234\","
                        + "\"type\":\"text\",\"text\":{\"body\":\"a\\ud800b\\u0000c\\ude00\\ud83d\\ude00\"}}]}}]}]}")
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(Tree.of(inbound(parse(body, "acme")).message()).text("text", "body"))
                .contains("a\uFFFDb\uFFFDc\uFFFD\uD83D\uDE00");
    }

    @Test
    void thousands_of_unreadable_items_are_one_parked_body_and_the_readable_ones_count() {
        var messages = new ArrayList<Object>(Collections.nCopies(5_000, 1));
        messages.add(shape(0));
        Contents contents = parse(Wire.change("acme", Map.of("messages", messages)));
        assertThat(contents.items()).hasSize(1);
        assertThat(contents.problems()).hasSize(1);
        assertThat(contents.problems().get(0).cause()).isEqualTo("webhook.many-unreadable");
    }

    @Test
    void an_item_nobody_may_see_belongs_to_nobody() {
        byte[] body = Wire.webhook("initech", Wire.messages("initech", shape(0)));
        assertThat(parse(body, "acme", "globex").problems().get(0).tenant()).isEqualTo("-");
    }
}
