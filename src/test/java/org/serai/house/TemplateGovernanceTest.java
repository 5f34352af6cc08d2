package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.serai.canonical.Tree;

/** What Meta decides about a template changes what is sent, within seconds. */
@ExtendWith(SharedHouse.class)
class TemplateGovernanceTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final AtomicInteger ORDERS = new AtomicInteger(8800);
    private final House house;

    TemplateGovernanceTest(House house) {
        this.house = house;
    }

    @AfterEach
    void as_it_was() {
        template("order_confirmed", "{\"language\":\"de\",\"status\":\"APPROVED\",\"category\":\"UTILITY\"}");
        house.tellSandbox("/reset", "{}");
        House.await("the template may be sent again", this::order, "read"::equals);
    }

    @Test
    void a_paused_template_holds_messages_and_lets_them_go_when_the_pause_is_over() {
        template("order_confirmed", "{\"language\":\"de\",\"status\":\"PAUSED\"}");
        House.await(SOON, "messages are held", this::order, "scheduled"::equals);
        String held = "#" + ORDERS.get();
        Tree message = house.message(house.awaitMessage(held, "scheduled"));
        assertThat(message.items("journey"))
                .anySatisfy(step -> assertThat(step.text("reason", "code")).hasValue("template.paused"));

        template("order_confirmed", "{\"language\":\"de\",\"status\":\"APPROVED\"}");
        House.await(SOON, "new ones go", this::order, "read"::equals);
        house.tellSandbox("/clock", "{\"advance\":\"PT6M\"}");
        house.awaitMessage(held, "accepted", "sent", "delivered", "read");
    }

    @Test
    void a_template_moved_to_another_category_is_counted() {
        template("order_confirmed", "{\"language\":\"de\",\"category\":\"MARKETING\"}");
        House.await(SOON, "the drift is counted", this::drift, drift -> drift == 1);
        template("order_confirmed", "{\"language\":\"de\",\"category\":\"UTILITY\"}");
        House.await(SOON, "it is over", this::drift, drift -> drift == 0);
    }

    @Test
    void the_plan_says_which_flows_would_feel_it() {
        List<Tree> plan = house.api("/templates/plan").items("items");
        assertThat(plan).anySatisfy(step -> {
            assertThat(step.text("name")).hasValue("order_confirmed");
            assertThat(step.items("flows"))
                    .extracting(flow -> flow.text().orElse(""))
                    .contains("order-confirmed");
        });
    }

    /** A new order, and what became of it as soon as it is judged and, if it may, sent. */
    private String order() {
        int number = ORDERS.incrementAndGet();
        house.postOrder(Orders.json(number, "+491510000" + number), Map.of());
        return house.awaitMessage("#" + number, "scheduled", "refused", "failed", "read")
                .text("state")
                .orElseThrow();
    }

    private double drift() {
        return house.get(house.url() + "/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("serai_template_category_drift{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private void template(String name, String change) {
        house.tellSandbox("/templates/" + name, change);
    }
}
