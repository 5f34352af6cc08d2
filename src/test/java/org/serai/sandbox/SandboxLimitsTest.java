package org.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messaging limit of a portfolio, and what the call that sets the limits takes. */
class SandboxLimitsTest {
    private static final String OTHER_NUMBER = "206540352242922";
    private final Meta meta = new Meta();
    private int sent;

    @BeforeEach
    void two_customers_may_be_written_to() {
        meta.orderTemplate();
        meta.post("/_sandbox/limits", "{\"messagingLimit\":2}");
    }

    @AfterEach
    void close() {
        meta.close();
    }

    @Test
    void the_message_to_one_customer_more_is_refused_and_those_to_the_others_go_on() {
        assertThat(writeTo(1).status()).isEqualTo(200);
        assertThat(writeTo(2).status()).isEqualTo(200);

        var refused = writeTo(3);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo(131048);
        assertThat(refused.error().get("message")).isEqualTo("(#131048) Spam rate limit hit");
        assertThat(refused.details()).contains("how many messages can be sent from this phone number");
        assertThat(writeTo(1).status()).isEqualTo(200);
        assertThat(writeTo(2).status()).isEqualTo(200);
        assertThat(meta.ledger()).containsEntry("accepted", 4).containsEntry("rejected", 1);
    }

    @Test
    void all_numbers_of_the_portfolio_share_it() {
        meta.post(
                "/_sandbox/numbers",
                "{\"accountId\":\"" + Meta.ACCOUNT + "\",\"id\":\"" + OTHER_NUMBER + "\",\"display\":\"+4930123456\"}");
        writeTo(1);
        assertThat(write(OTHER_NUMBER, 1).status()).isEqualTo(200);
        assertThat(write(OTHER_NUMBER, 2).status()).isEqualTo(200);
        assertThat(writeTo(3).code()).isEqualTo(131048);
        assertThat(write(OTHER_NUMBER, 3).code()).isEqualTo(131048);
    }

    @Test
    void who_wrote_to_the_number_of_late_costs_nothing() {
        writeTo(1);
        writeTo(2);
        meta.customer(phone(3), "{\"type\":\"text\",\"text\":\"hi\"}");
        assertThat(writeTo(3).status()).isEqualTo(200);
        assertThat(meta.send(Meta.text("+" + phone(3), "hello")).status()).isEqualTo(200);
        advance("PT24H");
        writeTo(4);
        assertThat(writeTo(5).status()).isEqualTo(200);
        assertThat(writeTo(3).code()).as("the window is shut").isEqualTo(131048);
    }

    @Test
    void a_person_counts_until_a_day_after_the_last_message() {
        writeTo(1);
        writeTo(2);
        advance("PT20H");
        writeTo(2);
        advance("PT4H");
        assertThat(writeTo(3).status()).as("the first no longer counts").isEqualTo(200);
        assertThat(writeTo(1).code()).as("the second still does").isEqualTo(131048);
        advance("PT20H");
        assertThat(writeTo(1).status()).isEqualTo(200);
    }

    @Test
    void a_message_that_is_refused_for_another_reason_uses_up_nothing() {
        assertThat(meta.send(order(1).replace("order_ok", "order_no")).code()).isEqualTo(132001);
        assertThat(writeTo(2).status()).isEqualTo(200);
        assertThat(writeTo(3).status()).isEqualTo(200);
    }

    @Test
    void zero_is_no_limit_and_a_reset_begins_anew() {
        writeTo(1);
        writeTo(2);
        meta.post("/_sandbox/reset", "");
        assertThat(writeTo(3).status()).isEqualTo(200);
        assertThat(writeTo(4).status()).isEqualTo(200);
        assertThat(writeTo(5).code()).isEqualTo(131048);
        meta.post("/_sandbox/limits", "{\"messagingLimit\":0}");
        assertThat(writeTo(5).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"messagingLimit\":-1}      | messagingLimit is a whole number, 0 (not enforced) or more, not '-1'",
                "{\"messagingLimit\":2.5}     | messagingLimit is a whole number, 0 (not enforced) or more, not '2.5'",
                "{\"messagingLimit\":\"many\"}| messagingLimit is a whole number, 0 (not enforced) or more, not 'many'",
                "{\"messagingLimit\":9e12}    | messagingLimit is a whole number, 0 (not enforced) or more, not '9",
                "{\"throughput\":true}        | throughput is a whole number, 0 (not enforced) or more, not 'true'",
                "{\"strictTemplates\":\"no\"} | strictTemplates is true or false, not 'no'",
                "{\"messageLimit\":250}       | there is no limit 'messageLimit'; see throughput, pairBurst, messagingLimit,",
            })
    void a_limit_that_cannot_be_is_refused_by_name_and_changes_nothing(String asked, String told) {
        var refused = meta.post("/_sandbox/limits", asked);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains(told);
        assertThat(meta.get("/_sandbox/limits").json())
                .containsEntry("throughput", 0)
                .containsEntry("pairBurst", 0)
                .containsEntry("messagingLimit", 2)
                .containsEntry("strictTemplates", false);
    }

    private Meta.Reply writeTo(int customer) {
        return write(Meta.NUMBER, customer);
    }

    private Meta.Reply write(String number, int customer) {
        return meta.post("/v26.0/" + number + "/messages", order(customer));
    }

    private String order(int customer) {
        return Meta.order(phone(customer), "o-" + ++sent, "Ada");
    }

    private static String phone(int customer) {
        return "491510000100" + customer;
    }

    private void advance(String by) {
        meta.post("/_sandbox/clock", "{\"advance\":\"" + by + "\"}");
    }
}
