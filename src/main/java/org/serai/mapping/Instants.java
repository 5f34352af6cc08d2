package org.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * {@code instant(text, zone)}: RFC 3339 with offset. Reads ISO 8601 with T or a blank, offsets with or without colon, and
 * whole numbers (seconds, from 100,000,000,000 on milliseconds). A time without offset, or a day, needs the zone.
 */
final class Instants {
    private static final long FIRST_MILLISECOND = 100_000_000_000L;
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][ ]")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendPattern("[XXX][XX][X]")
            .toFormatter(java.util.Locale.ROOT);

    private Instants() {}

    static @Nullable JsonNode call(JsonNode[] arguments) {
        JsonNode when = arguments[0];
        if (when.isNull() || when.isTextual() && when.textValue().isBlank()) {
            return null;
        }
        try {
            JsonNode zone = arguments.length > 1 ? arguments[1] : null;
            return new TextNode(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(read(when, zone)));
        } catch (DateTimeException unreadable) {
            throw new Refusal(
                    "time.unreadable",
                    "`" + when.asText() + "` is no time with an offset",
                    "write it as RFC 3339, or give instant() the zone",
                    when);
        }
    }

    private static OffsetDateTime read(JsonNode when, @Nullable JsonNode zone) {
        if (when.isIntegralNumber() && when.canConvertToLong()) {
            long number = when.longValue();
            Instant instant =
                    number >= FIRST_MILLISECOND ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
            return instant.atOffset(ZoneOffset.UTC);
        }
        TemporalAccessor parsed =
                READ.parseBest(when.asText().strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        return parsed instanceof OffsetDateTime exact ? exact : inZone(parsed, zone);
    }

    private static OffsetDateTime inZone(TemporalAccessor parsed, @Nullable JsonNode zone) {
        if (zone == null || !zone.isTextual()) {
            throw new DateTimeException("no offset and no zone");
        }
        LocalDateTime local = parsed instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) parsed;
        return local.atZone(ZoneId.of(zone.textValue())).toOffsetDateTime();
    }
}
