package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** What no database row can hold stops itself only: what lies before and behind it goes on, and it does not come again. */
@ExtendWith(SharedHouse.class)
class PoisonTest {
    private static final String ADA = "+4915100007601";
    private static final String BEN = "+4915100007602";
    private static final String CEM = "+4915100009601";
    private final House house;

    PoisonTest(House house) {
        this.house = house;
    }

    /** More than an entry of an index can hold, and it cannot be packed. */
    private static String endless() {
        return new Random(7)
                .ints(12_000, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    @Test
    void an_order_the_database_never_takes_is_parked_between_two_that_are_sent_in_their_order() {
        house.postOrder(Orders.json(7611, ADA), Map.of());
        HttpResponse<String> poison =
                house.postOrder(Orders.json(7612, ADA, Map.of("name", "#" + endless())), Map.of());
        house.postOrder(Orders.json(7613, ADA), Map.of());
        house.postOrder(Orders.json(7614, BEN), Map.of());

        Tree first = house.awaitMessage("#7611", "read");
        Tree second = house.awaitMessage("#7613", "read");
        house.awaitMessage("#7614", "read");
        assertThat(house.sent(ADA).stream().map(sent -> sent.text("wamid").orElseThrow()))
                .containsExactly(
                        second.text("wamid").orElseThrow(), first.text("wamid").orElseThrow());

        String id = Tree.of(Json.parse(poison.body())).text("eventId").orElseThrow();
        Tree parked = onlyParked("eventId", id);
        assertThat(parked.text("cause")).hasValue("event.failed");
        assertThat(parked.text("payload").orElseThrow()).contains("820982227612");
    }

    @Test
    void a_document_whose_kind_no_row_can_hold_is_kept_under_one_that_it_can() {
        house.postOrder(Orders.json(9611, CEM), Map.of());
        var odd = house.handIn(
                "easypost", Map.of("id", "evt_9612", "description", "tracker.\0updated", "result", "poison 9612"));
        house.postOrder(Orders.json(9613, CEM), Map.of());

        assertThat(odd.statusCode()).isEqualTo(202);
        house.awaitMessage("#9611", "read");
        house.awaitMessage("#9613", "read");
        assertThat(house.parked())
                .noneMatch(item -> item.text("payload")
                        .filter(text -> text.contains("poison 9612"))
                        .isPresent());
    }

    @Test
    void an_item_of_a_webhook_the_database_never_takes_is_parked_and_its_neighbours_are_read() {
        String good = text("wamid.7621", "before");
        String poison = text("wamid." + endless(), "poison 7622");
        String behind = text("wamid.7623", "behind");
        assertThat(house.postWebhook(envelope(good, poison, behind)).statusCode())
                .isEqualTo(200);

        House.await("both neighbours", () -> house.replies(ADA), list -> list.size() == 2);
        Tree parked = House.await(
                        "parked",
                        () -> house.parked().stream()
                                .filter(item -> item.text("payload")
                                        .filter(text -> text.contains("poison 7622"))
                                        .isPresent())
                                .toList(),
                        list -> list.size() == 1)
                .get(0);
        assertThat(parked.text("cause")).hasValue("webhook.failed");
        assertThat(parked.text("payload").orElseThrow()).doesNotContain("before", "behind");
        house.customerWrites(BEN, "and the next");
        House.await("the next", () -> house.replies(BEN), list -> !list.isEmpty());
    }

    private Tree onlyParked(String field, String value) {
        List<Tree> found = House.await(
                "parked " + value,
                () -> house.parked().stream()
                        .filter(item -> item.text(field).filter(value::equals).isPresent())
                        .toList(),
                list -> !list.isEmpty());
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static String text(String wamid, String words) {
        return Json.text(Map.of(
                "id",
                wamid,
                "from",
                ADA.substring(1),
                "timestamp",
                "1795000001",
                "type",
                "text",
                "text",
                Map.of("body", words)));
    }

    private static byte[] envelope(String... messages) {
        return ("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"102290129340398\",\"changes\":[{"
                        + "\"field\":\"messages\",\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":{"
                        + "\"phone_number_id\":\"106540352242922\"},\"messages\":[" + String.join(",", messages)
                        + "]}}]}]}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
