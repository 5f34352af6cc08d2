package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.serai.canonical.Tree;

/** Consent by words, and the customer service window. */
@ExtendWith(SharedHouse.class)
class WindowTest {
    private final House house;

    WindowTest(House house) {
        this.house = house;
    }

    @AfterEach
    void the_clock_is_real_again() {
        house.tellSandbox("/reset", "{}");
    }

    @Test
    void stop_ends_consent_and_start_resumes_it() {
        house.postOrder(Orders.json(5401, "+4915100005401"), Map.of());
        house.awaitMessage("#5401", "read");

        house.customerWrites("4915100005401", " Stop! ");
        House.await("the word is kept", () -> house.replies("+4915100005401"), list -> list.size() == 1);
        house.postOrder(Orders.json(5402, "+4915100005401"), Map.of());
        Tree refused = house.message(house.awaitMessage("#5402", "refused"));
        assertThat(refused.items("journey"))
                .anySatisfy(step -> assertThat(step.text("reason", "code")).hasValue("policy.opted-out"));

        house.customerWrites("4915100005401", "start");
        House.await("the word is kept", () -> house.replies("+4915100005401"), list -> list.size() == 2);
        house.postOrder(Orders.json(5403, "+4915100005401"), Map.of());
        house.awaitMessage("#5403", "accepted", "sent", "delivered", "read");
        assertThat(house.sent("+4915100005401")).hasSize(2);
    }

    @Test
    void an_agents_words_too_many_for_one_message_are_refused_in_the_journey_and_never_posted() {
        Map<String, Object> ada = Orders.person("+4915100005405");
        house.customerWrites("4915100005405", "what does the contract say?");
        House.await("the window is open", () -> house.replies("+4915100005405"), list -> !list.isEmpty());

        house.handIn("jms", Orders.ticketComment("T-55", "word ".repeat(900), ada));
        Tree refused = house.message(house.awaitMessage("T-55", "refused"));
        assertThat(refused.items("journey")).anySatisfy(step -> {
            assertThat(step.text("reason", "code")).hasValue("text.too-long");
            assertThat(step.text("reason", "text"))
                    .hasValueSatisfying(text -> assertThat(text).contains("4096"));
        });

        house.handIn("jms", Orders.ticketComment("T-56", "It is two years.", ada));
        house.awaitMessage("T-56", "read");
        assertThat(house.sent("+4915100005405")).hasSize(1);
    }

    @Test
    void an_agents_words_go_as_they_are_inside_the_window_and_in_a_template_after_it() {
        Map<String, Object> ada = Orders.person("+4915100005404");
        house.customerWrites("4915100005404", "my lamp is broken");
        House.await("the window is open", () -> house.replies("+4915100005404"), list -> !list.isEmpty());

        house.handIn("jms", Orders.ticketComment("T-54", "We are sorry.\nA new one is on its way.", ada));
        Tree inside = house.awaitSent("+4915100005404");
        assertThat(inside.text("request", "type")).hasValue("text");
        assertThat(inside.text("request", "text", "body")).hasValue("We are sorry.\nA new one is on its way.");
        house.awaitMessage("T-54", "read");

        house.tellSandbox("/clock", "{\"advance\":\"PT25H\"}");
        house.handIn("jms", Orders.ticketComment("T-54", "Has it arrived?", ada));
        Tree outside = House.await("the second", () -> house.sent("+4915100005404"), list -> list.size() == 2)
                .get(0);
        assertThat(outside.text("request", "type")).hasValue("template");
        assertThat(outside.text("request", "template", "name")).hasValue("ticket_updated");
    }
}
