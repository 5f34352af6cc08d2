package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.serai.canonical.Tree;

/** Meta's limits are on, and Meta never has to say so. */
@ExtendWith(SharedHouse.class)
class LimitsTest {
    private final House house;

    LimitsTest(House house) {
        this.house = house;
    }

    @BeforeEach
    void limits_are_on() {
        house.tellSandbox("/reset", "{}");
        house.tellSandbox("/limits", "{\"throughput\":80,\"pairBurst\":10}");
    }

    @AfterEach
    void limits_are_off() {
        house.tellSandbox("/limits", "{\"throughput\":0,\"pairBurst\":0}");
        house.tellSandbox("/reset", "{}");
    }

    @Test
    void a_burst_of_orders_goes_no_faster_than_the_number_may_send() {
        List<Integer> orders = IntStream.range(91_000, 91_250).boxed().toList();
        orders.forEach(n -> house.postOrder(Orders.json(n, String.format(Locale.ROOT, "+491510%06d", n)), Map.of()));
        House.await("all were accepted", this::accepted, accepted -> accepted == orders.size());
        assertThat(rejected()).isZero();
    }

    @Test
    void one_person_gets_ten_and_then_one_in_six_seconds() {
        IntStream.range(92_000, 92_013).forEach(n -> house.postOrder(Orders.json(n, "+4915100092000"), Map.of()));
        House.await("ten went at once", this::accepted, accepted -> accepted == 10);
        for (int more = 11; more <= 13; more++) {
            int expected = more;
            house.tellSandbox("/clock", "{\"advance\":\"PT6S\"}");
            House.await("one more went", this::accepted, accepted -> accepted == expected);
        }
        assertThat(rejected()).isZero();
    }

    private long accepted() {
        return count("accepted");
    }

    private long rejected() {
        return count("rejected");
    }

    private long count(String what) {
        Tree ledger = house.sandbox("/ledger");
        return Long.parseLong(ledger.text(what).orElseThrow());
    }
}
