package org.serai.connector;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The time a request says it was signed at.
 *
 * @param separator stands between the items of its header, where it is one of several
 */
record SignedTime(Verification.Timestamp timestamp, String separator) {

    /** As they were sent, so that they can be signed again. */
    Set<String> texts(SignedRequest request) {
        Set<String> values = request.headers().different(timestamp.header());
        if (timestamp.prefix().isEmpty()) {
            return values;
        }
        var found = new LinkedHashSet<String>();
        for (String value : values) {
            Proof.itemsOf(value, separator).stream()
                    .filter(item -> item.startsWith(timestamp.prefix()))
                    .forEach(item -> found.add(item.substring(timestamp.prefix().length())));
        }
        return found;
    }

    VerifyResult check(SignedRequest request, Clock realClock) {
        Set<String> given = texts(request);
        if (given.size() != 1) {
            return given.isEmpty()
                    ? VerifyResult.refused("timestamp.missing", "there is no time in the header " + timestamp.header())
                    : VerifyResult.refused("timestamp.ambiguous", "two times in the header " + timestamp.header());
        }
        try {
            Duration apart = Duration.between(instant(given.iterator().next()), realClock.instant());
            return apart.abs().compareTo(timestamp.tolerance()) <= 0
                    ? new VerifyResult.Ok()
                    : VerifyResult.refused("timestamp.outside-tolerance", "signed too long ago, or a clock is wrong");
        } catch (DateTimeException | ArithmeticException | NumberFormatException unreadable) {
            return VerifyResult.refused("timestamp.unreadable", "the header " + timestamp.header() + " is no time");
        }
    }

    private Instant instant(String text) {
        return switch (timestamp.format()) {
            case "seconds" -> Instant.ofEpochSecond(Long.parseLong(text));
            case "millis" -> Instant.ofEpochMilli(Long.parseLong(text));
            default -> OffsetDateTime.parse(text).toInstant();
        };
    }
}
