package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.serai.canonical.Tree;

/** Whatever comes again, at once or later, in whatever order, changes nothing. */
@ExtendWith(SharedHouse.class)
class DuplicatesTest {
    private final House house;

    DuplicatesTest(House house) {
        this.house = house;
    }

    @Test
    void an_order_handed_in_by_eight_at_once_and_again_and_under_a_new_delivery_id_is_one_message() throws Exception {
        String order = Orders.json(5101, "+4915100005101");
        var start = new CyclicBarrier(8);
        Callable<HttpResponse<String>> shop = () -> {
            start.await();
            return house.postOrder(order, Map.of("X-Shopify-Event-Id", "e-5101"));
        };
        var answers = new ArrayList<HttpResponse<String>>();
        var threads = Executors.newFixedThreadPool(8);
        for (Future<HttpResponse<String>> answer : threads.invokeAll(java.util.Collections.nCopies(8, shop))) {
            answers.add(answer.get());
        }
        threads.shutdown();
        house.awaitMessage("#5101", "read");
        answers.add(house.postOrder(order, Map.of("X-Shopify-Event-Id", "e-5101")));
        var later = house.postOrder(order, Map.of("X-Shopify-Event-Id", "e-5101-again"));

        assertThat(answers).allMatch(answer -> answer.statusCode() == 202);
        assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
        assertThat(house.trace(later).text("outcome")).hasValue("handled");
        assertThat(house.messages("#5101")).hasSize(1);
        assertThat(house.sent("+4915100005101")).hasSize(1);
        assertThat(house.sandbox("/ledger").items("repeatedOpaque")).isEmpty();
    }

    @Test
    void statuses_tripled_and_reversed_end_in_the_same_state() {
        house.tellSandbox("/faults", """
                [{"on":"webhook","to":"4915100005103","fault":"repeat-status","value":3},
                 {"on":"webhook","to":"4915100005103","fault":"reorder-status"}]""");
        house.postOrder(Orders.json(5102, "+4915100005102"), Map.of());
        house.postOrder(Orders.json(5103, "+4915100005103"), Map.of());

        Tree plain = whenAllIsTold("#5102");
        Tree bent = whenAllIsTold("#5103");

        assertThat(told(bent)).isEqualTo(told(plain)).containsExactly("sent", "delivered", "read");
        assertThat(bent.text("state")).isEqualTo(plain.text("state")).hasValue("read");
        assertThat(bent.has("deliveredAt")).isTrue();
    }

    @Test
    void a_customers_words_tripled_and_reversed_are_one_reply_each() {
        byte[] first = Inbound.text("4915100005104", "wamid.5104a", 1_795_000_001, "first");
        byte[] second = Inbound.text("4915100005104", "wamid.5104b", 1_795_000_002, "second");

        for (byte[] body : List.of(second, first, second, first, second, first)) {
            assertThat(house.postWebhook(body).statusCode()).isEqualTo(200);
        }

        House.await("both replies", () -> house.replies("+4915100005104"), list -> list.size() >= 2);
        house.customerWrites("4915100005105", "after them");
        House.await("the one behind them", () -> house.replies("+4915100005105"), list -> !list.isEmpty());
        assertThat(house.replies("+4915100005104")).hasSize(2);
    }

    private Tree whenAllIsTold(String businessKey) {
        Tree listed = house.awaitMessage(businessKey, "read");
        return House.await(
                "three statuses",
                () -> house.message(listed),
                message -> told(message).size() >= 3);
    }

    private static List<String> told(Tree message) {
        return message.items("journey").stream()
                .filter(step -> step.text("step").filter("status"::equals).isPresent())
                .map(step -> step.text("outcome").orElse(""))
                .toList();
    }
}
