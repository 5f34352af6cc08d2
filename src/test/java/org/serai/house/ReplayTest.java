package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** What stopped, by cause; the plan, the press, the press once more; and what the audit says of it. */
@ExtendWith(SharedHouse.class)
class ReplayTest {
    private final House house;

    ReplayTest(House house) {
        this.house = house;
    }

    @Test
    void an_order_that_came_after_stop_is_sent_after_start_once_and_nobody_forgets_who_did_it() {
        house.customerWrites("4915100005301", "STOP");
        House.await("the word", () -> house.replies("+4915100005301"), list -> !list.isEmpty());
        house.postOrder(Orders.json(5301, "+4915100005301"), Map.of());
        String old = house.awaitMessage("#5301", "refused").text("id").orElseThrow();

        assertThat(cause("policy.opted-out").text("kind")).hasValue("message");
        assertThat(cause("policy.opted-out").text("advice"))
                .hasValueSatisfying(text -> assertThat(text).contains("START"));
        assertThat(replay(old, true).text("outcomes", "0", "reason")).hasValue("policy.opted-out");

        house.customerWrites("4915100005301", "START");
        House.await("the word", () -> house.replies("+4915100005301"), list -> list.size() > 1);
        assertThat(replay(old, true).text("outcomes", "0", "outcome")).hasValue("sends");
        Tree done = replay(old, false);
        assertThat(done.text("replayed")).hasValue("1");
        Tree again = replay(old, false);
        assertThat(again.text("replayed")).hasValue("0");
        assertThat(again.text("items", "0", "outcome")).hasValue("alreadyReplayed");

        String next = done.text("items", "0", "replayedAs").orElseThrow();
        Tree read = House.await(
                "the replay",
                () -> house.api("/messages/" + next),
                message -> message.text("state").filter("read"::equals).isPresent());
        assertThat(read.text("replayOf")).hasValue(old);
        assertThat(replayStep(read).text("message")).hasValue(old);
        assertThat(replayStep(house.api("/messages/" + old)).text("message")).hasValue(next);
        assertThat(house.sent("+4915100005301")).hasSize(1);
        assertThat(house.api("/audit?limit=500").items("items"))
                .filteredOn(entry -> Json.text(entry.node()).contains(old))
                .allMatch(entry -> entry.text("who").filter("demo"::equals).isPresent())
                .hasSize(2);
        assertThat(house.api("/audit/verification").text("whole")).hasValue("true");
    }

    @Test
    void what_is_no_id_is_refused_by_name() {
        var answer = house.postApi("/parked/replay", Map.of("ids", List.of("no-id")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("parameter.invalid", "no-id");
    }

    private Tree cause(String code) {
        return house.api("/parked/causes").items("items").stream()
                .filter(cause -> cause.text("cause").filter(code::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private Tree replay(String id, boolean isDryRun) {
        var wish = new HashMap<String, Object>(Map.of("ids", List.of(id), "dryRun", isDryRun));
        return Tree.of(Json.parse(house.postApi("/parked/replay", wish).body()));
    }

    private static Tree replayStep(Tree message) {
        return message.items("journey").stream()
                .filter(step -> step.text("step").filter("replay"::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }
}
