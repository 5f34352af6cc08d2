package org.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.TimeText;

/**
 * {@code instant(text, zone)}: RFC 3339 with offset. Reads ISO 8601 with T or a blank, offsets with or without colon, and
 * whole numbers (seconds, from 100,000,000,000 on milliseconds). A time without offset, or a day, needs the zone.
 */
final class Instants {
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
        return when.isIntegralNumber() && when.canConvertToLong()
                ? TimeText.since1970(when.longValue()).atOffset(ZoneOffset.UTC)
                : TimeText.read(when.asText(), zone == null || !zone.isTextual() ? null : ZoneId.of(zone.textValue()));
    }
}
