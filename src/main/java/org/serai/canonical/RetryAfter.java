package org.serai.canonical;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long the other side asks us to wait: {@code Retry-After}, in seconds or as a date. Source: RFC 9110. */
public final class RetryAfter {
    /** Who asks for more gets this much: a slip of theirs must not silence us for days. */
    public static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    /**
     * Never negative, never beyond {@link #LONGEST}; empty for what is no wait at all.
     *
     * @param value the header
     * @param date the answer's own {@code Date}, which a date is held against: both are of the same clock
     */
    public static Optional<Duration> read(@Nullable String value, @Nullable String date) {
        String text = value == null ? "" : value.strip();
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(bounded(Duration.ofSeconds(Long.parseLong(text))));
        }
        return time(text).flatMap(until -> time(date).map(now -> bounded(Duration.between(now, until))));
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Optional<ZonedDateTime> time(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(t -> ZonedDateTime.parse(t, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
