package org.serai.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.serai.mapping.CanonicalSchemas;

class CustomerReplyTest {
    private static CustomerReply tapped(@Nullable String button) {
        return new CustomerReply(
                new TenantId("acme"),
                new Wamid("wamid.1"),
                Recipient.of(new PhoneNumber("+4915100000001")),
                "Ada",
                new PhoneNumberId("1"),
                Instant.parse("2026-11-22T09:00:00Z"),
                "button",
                "Good help",
                button,
                null,
                null,
                null,
                "none",
                null,
                null,
                null,
                null,
                List.of(),
                List.of());
    }

    @Test
    void a_button_named_as_a_score_says_it_to_every_system_alike() {
        assertThat(tapped("score_5").toData()).containsEntry("score", 5);
        assertThat(tapped("score_1").score()).isEqualTo(1);
        assertThat(new CanonicalSchemas()
                        .check("reply.received.v1", tapped("score_5").toData()))
                .isEmpty();
    }

    @Test
    void any_other_answer_has_no_score() {
        for (String button : List.of("score_6", "score_0", "score_", "score_55", "my_score_5", "not_solved")) {
            assertThat(tapped(button).toData()).as(button).doesNotContainKey("score");
        }
        assertThat(tapped(null).score()).isNull();
    }

    @Test
    void a_reply_that_was_read_back_has_the_same_score() {
        CustomerReply reply = tapped("score_3");

        assertThat(CustomerReplyReader.read(reply.toCloudEvent(), null).score()).isEqualTo(3);
    }
}
