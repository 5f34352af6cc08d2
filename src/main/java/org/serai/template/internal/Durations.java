package org.serai.template.internal;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code 90s}, {@code 15m}, {@code 24h}, {@code 7d}, or ISO 8601 ({@code PT15M}). */
final class Durations {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,6})\\s*([smhd])");

    private Durations() {}

    static Optional<Duration> parse(String text) {
        Matcher found = SHORT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (found.matches()) {
            String unit = found.group(2);
            return Optional.of(Duration.parse((unit.equals("d") ? "P" : "PT") + found.group(1) + unit));
        }
        try {
            return Optional.of(Duration.parse(text.strip()));
        } catch (DateTimeParseException neither) {
            return Optional.empty();
        }
    }
}
