package org.serai.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The two forms of the header, and the bounds. */
class RetryAfterTest {
    private static final String DATE = "Sun, 22 Nov 2026 09:00:00 GMT";

    @Test
    void seconds_are_a_wait() {
        assertThat(RetryAfter.read(" 120 ", null)).hasValue(Duration.ofMinutes(2));
        assertThat(RetryAfter.read("0", null)).hasValue(Duration.ZERO);
    }

    @Test
    void a_date_counts_from_the_answers_own_date_and_without_one_says_nothing() {
        assertThat(RetryAfter.read("Sun, 22 Nov 2026 09:05:00 GMT", DATE)).hasValue(Duration.ofMinutes(5));
        assertThat(RetryAfter.read("Sun, 22 Nov 2026 08:00:00 GMT", DATE)).hasValue(Duration.ZERO);
        assertThat(RetryAfter.read("Sun, 22 Nov 2026 09:05:00 GMT", null)).isEmpty();
    }

    @Test
    void nobody_silences_us_for_more_than_an_hour() {
        assertThat(RetryAfter.read("86400", null)).hasValue(RetryAfter.LONGEST);
        assertThat(RetryAfter.read("Mon, 23 Nov 2026 09:00:00 GMT", DATE)).hasValue(RetryAfter.LONGEST);
    }

    @Test
    void anything_else_is_no_wait() {
        for (String odd : new String[] {null, "", "soon", "-5", "1.5", "99999999999999999999"}) {
            assertThat(RetryAfter.read(odd, DATE)).as(odd).isEmpty();
        }
    }
}
