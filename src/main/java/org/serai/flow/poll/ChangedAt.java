package org.serai.flow.poll;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** When a system says it changed something: ISO 8601 with T or a blank, or whole seconds or milliseconds since 1970. */
final class ChangedAt {
    private static final long FIRST_MILLISECOND = 100_000_000_000L;
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][ ]")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private ChangedAt() {}

    static Optional<Instant> read(String text, ZoneId zone) {
        if (text.matches("[0-9]{1,15}")) {
            long number = Long.parseLong(text);
            return Optional.of(
                    number >= FIRST_MILLISECOND ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number));
        }
        try {
            TemporalAccessor parsed = READ.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(
                    parsed instanceof OffsetDateTime exact
                            ? exact.toInstant()
                            : ((LocalDateTime) parsed).atZone(zone).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
