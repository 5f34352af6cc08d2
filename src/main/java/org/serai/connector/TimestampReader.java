package org.serai.connector;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.serai.finding.FieldReader;
import org.serai.finding.Findings;
import org.serai.finding.YamlNode;

/** The block {@code webhook.verify.timestamp} of a descriptor. */
record TimestampReader(YamlNode block, boolean hasSeparator, Findings findings) {
    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,5})(s|m|h)");

    Verification.@Nullable Timestamp read() {
        if (block.isMissing()) {
            return null;
        }
        var fields = new FieldReader(findings, DescriptorReader.CODES);
        fields.keys(block, Set.of("header", "prefix", "format", "tolerance"));
        if (!block.get("prefix").isMissing() && !hasSeparator) {
            findings.error(
                    "SERAI-C016",
                    block.get("prefix").place(),
                    "a header with a time beside the signature has something between them",
                    "name it: `separator: \",\"` in `verify`");
        }
        return new Verification.Timestamp(
                fields.required(block, "header"),
                block.text("prefix").orElse(""),
                fields.oneOf(block, "format", "iso", List.of("iso", "seconds", "millis")),
                tolerance());
    }

    private Duration tolerance() {
        Matcher written = DURATION.matcher(block.text("tolerance").orElse("5m"));
        if (!written.matches()) {
            findings.error("SERAI-C015", block.get("tolerance").place(), "not a time span", "write `5m` or `30s`");
            return Duration.ofMinutes(5);
        }
        return Duration.parse("PT" + written.group(1) + written.group(2).toUpperCase(Locale.ROOT));
    }
}
