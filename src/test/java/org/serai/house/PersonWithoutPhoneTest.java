package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.serai.canonical.Tree;
import org.serai.json.Json;

/** A customer whose webhooks carry no phone, only the business-scoped user id. */
@ExtendWith(SharedHouse.class)
class PersonWithoutPhoneTest {
    private static final String NOOR = "US.13491208655302741918";
    private final House house;

    PersonWithoutPhoneTest(House house) {
        this.house = house;
    }

    @Test
    void who_is_known_by_user_id_only_is_kept_answered_and_never_taken_for_a_phone() {
        house.customerWrites(NOOR, "is anybody there?");
        Tree first = House.await("what Noor wrote", () -> house.replies(NOOR), list -> !list.isEmpty())
                .get(0);
        assertThat(first.text("matchedBy")).hasValue("none");

        var answer = house.handIn("jms", Orders.ticketComment("T-53", "Yes, we are.", Map.of("userId", NOOR)));
        assertThat(answer.statusCode()).isEqualTo(202);

        Tree sent = house.awaitSent(NOOR);
        assertThat(sent.text("request", "recipient")).hasValue(NOOR);
        assertThat(sent.has("request", "to")).isFalse();
        assertThat(sent.text("request", "text", "body")).hasValue("Yes, we are.");
        Tree message = house.message(house.awaitMessage("T-53", "read"));

        house.customerWrites(NOOR, "thank you");
        Tree second = House.await(
                        "Noor's answer",
                        () -> house.replies(NOOR),
                        list -> list.size() == 2 && list.get(0).has("deliveredAt"))
                .get(0);
        assertThat(second.text("matchedBy")).hasValue("conversation");
        String everything = Json.text(message.node()) + Json.text(second.node()) + Json.text(first.node());
        assertThat(everything).contains(NOOR).doesNotContain("+13491208655302741918", "\"e164\"", "\"waId\"");
    }
}
