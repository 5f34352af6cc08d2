package org.serai.canonical;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as systems write them: ISO 8601 with T or a blank, offsets with or without colon, and numbers since 1970. */
public final class TimeText {
    private static final long FIRST_MILLISECOND = 100_000_000_000L;
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][ ]")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private TimeText() {}

    /**
     * @param zone of a time without an offset, and of a day, which is its beginning; null: there is none
     * @throws DateTimeException for what is no time, or has neither offset nor zone
     */
    public static OffsetDateTime read(String text, @Nullable ZoneId zone) {
        TemporalAccessor parsed =
                READ.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        return parsed instanceof OffsetDateTime exact ? exact : inZone(parsed, zone);
    }

    private static OffsetDateTime inZone(TemporalAccessor parsed, @Nullable ZoneId zone) {
        if (zone == null) {
            throw new DateTimeException("no offset and no zone");
        }
        LocalDateTime local = parsed instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) parsed;
        return local.atZone(zone).toOffsetDateTime();
    }

    /** Seconds since 1970, from 100,000,000,000 on milliseconds. */
    public static Instant since1970(long number) {
        return number >= FIRST_MILLISECOND ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    }
}
