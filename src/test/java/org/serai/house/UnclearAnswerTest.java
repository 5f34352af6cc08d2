package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.serai.canonical.Tree;

/** The Cloud API took the message, and nobody heard it say so. */
@ExtendWith(SharedHouse.class)
class UnclearAnswerTest {
    private final House house;

    UnclearAnswerTest(House house) {
        this.house = house;
    }

    @Test
    void an_answer_cut_off_is_unknown_until_the_status_tells() {
        house.tellSandbox("/faults", """
                [{"on":"messages","to":"4915100005201","fault":"cut-after-accept","count":1},
                 {"on":"webhook","to":"4915100005201","fault":"delay-status","value":2500}]""");

        house.postOrder(Orders.json(5201, "+4915100005201"), Map.of());

        Tree unknown = house.message(house.awaitMessage("#5201", "unknown"));
        assertThat(attempt(unknown).text("outcome")).hasValue("unknown");
        assertThat(attempt(unknown).text("evidence")).isPresent();
        Tree settled = house.message(house.awaitMessage("#5201", "read"));
        assertThat(settled.text("wamid"))
                .isEqualTo(house.sent("+4915100005201").get(0).text("wamid"));
        assertThat(house.sent("+4915100005201")).hasSize(1);
    }

    @Test
    void without_a_status_it_stays_unknown_and_is_never_sent_again() {
        house.tellSandbox("/faults", """
                [{"on":"messages","to":"4915100005202","fault":"cut-after-accept","count":1},
                 {"on":"webhook","to":"4915100005202","fault":"drop-status"}]""");

        house.postOrder(Orders.json(5202, "+4915100005202"), Map.of());
        house.awaitMessage("#5202", "unknown");
        house.postOrder(Orders.json(5202, "+4915100005202"), Map.of("X-Shopify-Event-Id", "e-5202-again"));
        house.postOrder(Orders.json(5203, "+4915100005203"), Map.of());
        house.awaitMessage("#5203", "read");

        assertThat(house.messages("#5202"))
                .singleElement()
                .satisfies(m -> assertThat(m.text("state")).hasValue("unknown"));
        assertThat(house.api("/messages?state=unknown").items("items"))
                .anySatisfy(m -> assertThat(m.text("businessKey")).hasValue("#5202"));
        assertThat(house.sent("+4915100005202")).hasSize(1);
        assertThat(house.sandbox("/ledger").items("repeatedOpaque")).isEmpty();
    }

    private static Tree attempt(Tree message) {
        List<Tree> attempts = message.items("journey").stream()
                .filter(step -> step.text("step").filter("attempt"::equals).isPresent())
                .toList();
        assertThat(attempts).hasSize(1);
        return attempts.get(0);
    }
}
