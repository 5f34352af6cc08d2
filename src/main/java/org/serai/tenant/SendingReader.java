package org.serai.tenant;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Purpose;
import org.serai.finding.FieldReader;
import org.serai.finding.YamlNode;
import org.serai.policy.FrequencyCap;
import org.serai.policy.QuietHours;
import org.springframework.boot.convert.DurationStyle;

/** The part {@code sending} of a tenant's file. */
record SendingReader(FieldReader fields) {
    private static final String NUMBER = "SERAI-N017";
    private static final String TIME = "SERAI-N018";
    private static final String SPAN = "SERAI-N019";
    private static final String COUNT = "SERAI-N020";
    private static final List<String> DAYS = Arrays.stream(DayOfWeek.values())
            .map(day -> day.name().toLowerCase(Locale.ROOT))
            .toList();

    SendingRules read(YamlNode node) {
        if (node.isMissing()) {
            return SendingRules.NONE;
        }
        fields.keys(node, Set.of("quiet-hours", "frequency-caps", "only-to"));
        return new SendingRules(
                quiet(node.get("quiet-hours")),
                node.get("frequency-caps").items().stream().map(this::cap).toList(),
                onlyTo(node.get("only-to")));
    }

    private @Nullable QuietHours quiet(YamlNode node) {
        if (node.isMissing()) {
            return null;
        }
        fields.keys(node, Set.of("from", "to", "days", "holidays"));
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        fields.eachOf(node, "days", DAYS).stream()
                .filter(DAYS::contains)
                .forEach(day -> days.add(DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT))));
        return new QuietHours(time(node, "from"), time(node, "to"), days, fields.truth(node, "holidays", false));
    }

    private LocalTime time(YamlNode node, String key) {
        String text = fields.required(node, key);
        try {
            return text.isEmpty() ? LocalTime.MIDNIGHT : LocalTime.parse(text);
        } catch (DateTimeException unreadable) {
            fields.findings().error(TIME, node.get(key).place(), "no time of day", "write it in quotes, as \"21:00\"");
            return LocalTime.MIDNIGHT;
        }
    }

    private FrequencyCap cap(YamlNode node) {
        fields.keys(node, Set.of("purpose", "messages", "within"));
        String purpose = fields.oneOf(node, "purpose", "any", List.of("any", "service", "marketing"));
        return new FrequencyCap(
                purpose.equals("service") || purpose.equals("marketing")
                        ? Purpose.valueOf(purpose.toUpperCase(Locale.ROOT))
                        : null,
                messages(node),
                within(node));
    }

    private int messages(YamlNode node) {
        String text = fields.required(node, "messages");
        if (text.matches("[1-9][0-9]{0,3}")) {
            return Integer.parseInt(text);
        }
        if (!text.isEmpty()) {
            fields.findings().error(COUNT, node.get("messages").place(), "not a number from 1 to 9999", "as in 2");
        }
        return 1;
    }

    private Duration within(YamlNode node) {
        String text = fields.required(node, "within");
        try {
            Duration span = text.isEmpty() ? Duration.ofDays(1) : DurationStyle.SIMPLE.parse(text);
            if (span.compareTo(Duration.ZERO) > 0 && span.compareTo(Duration.ofDays(90)) <= 0) {
                return span;
            }
        } catch (IllegalArgumentException unreadable) {
            // told below
        }
        fields.findings().error(SPAN, node.get("within").place(), "no span of up to 90 days", "as in 24h or 7d");
        return Duration.ofDays(1);
    }

    private List<String> onlyTo(YamlNode node) {
        for (YamlNode entry : node.items()) {
            if (!entry.text().orElse("").matches("\\+[1-9][0-9]*\\*?")) {
                fields.findings()
                        .error(
                                NUMBER,
                                entry.place(),
                                "no number in E.164, nor the beginning of one",
                                "as in \"+4915100000001\" or \"+49151*\"");
            }
        }
        return fields.texts(node);
    }
}
