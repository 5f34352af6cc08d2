package org.serai.connector;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.serai.finding.FieldReader;
import org.serai.finding.Findings;
import org.serai.finding.Suggestion;
import org.serai.finding.YamlNode;

/** The block {@code webhook.verify} of a descriptor. */
record VerificationReader(YamlNode node, Map<String, Setting> settings, Findings findings) {
    private static final Set<String> KEYS =
            Set.of("scheme", "header", "encoding", "prefix", "secret", "user", "secret-form", "signed", "timestamp");
    private static final List<String> SCHEMES = List.of("hmac-sha256", "token", "basic", "none");
    private static final List<String> PARTS = List.of("body", "timestamp", "method", "url");
    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,5})(s|m|h)");

    Verification read() {
        var fields = new FieldReader(findings, DescriptorReader.CODES);
        fields.keys(node, KEYS);
        String scheme = fields.oneOf(node, "scheme", "", SCHEMES);
        boolean signs = scheme.equals("hmac-sha256");
        List<String> signed = node.get("signed").isMissing() ? List.of("body") : fields.texts(node.get("signed"));
        var timestamp = timestamp(fields);
        parts(signed, timestamp);
        return new Verification(
                scheme,
                signs || scheme.equals("token")
                        ? fields.required(node, "header")
                        : node.text("header").orElse("Authorization"),
                fields.oneOf(node, "encoding", "base64", List.of("base64", "hex")),
                node.text("prefix").orElse(""),
                scheme.equals("none") ? "" : setting(fields, "secret"),
                scheme.equals("basic") ? setting(fields, "user") : null,
                fields.oneOf(node, "secret-form", "as-is", List.of("as-is", "nfkd"))
                        .equals("nfkd"),
                signed,
                timestamp);
    }

    private String setting(FieldReader fields, String key) {
        String name = fields.required(node, key);
        Setting setting = settings.get(name);
        if (!name.isEmpty() && setting == null) {
            findings.error(
                    "SERAI-C006",
                    node.get(key).place(),
                    "there is no setting `" + name + "`",
                    Suggestion.didYouMean(name, settings.keySet()));
        } else if (key.equals("secret") && setting != null && !setting.isSecret()) {
            findings.error(
                    "SERAI-C013", node.get(key).place(), "`" + name + "` holds a secret", "give it `type: password`");
        }
        return name;
    }

    private void parts(List<String> signed, Verification.@Nullable Timestamp timestamp) {
        for (YamlNode part : node.get("signed").items()) {
            String text = part.text().orElse("");
            if (!PARTS.contains(text)) {
                findings.error(
                        "SERAI-C003",
                        part.place(),
                        "`" + text + "` cannot be signed",
                        Suggestion.didYouMean(text, PARTS));
            }
        }
        if (signed.contains("timestamp") && timestamp == null) {
            findings.error(
                    "SERAI-C016",
                    node.get("signed").place(),
                    "a signed timestamp stands in a header",
                    "add the block `timestamp`");
        }
        if (!signed.contains("body")) {
            findings.error("SERAI-C016", node.get("signed").place(), "the body is not signed", "add `body`");
        }
    }

    private Verification.@Nullable Timestamp timestamp(FieldReader fields) {
        YamlNode block = node.get("timestamp");
        if (block.isMissing()) {
            return null;
        }
        fields.keys(block, Set.of("header", "format", "tolerance"));
        return new Verification.Timestamp(
                fields.required(block, "header"),
                fields.oneOf(block, "format", "iso", List.of("iso", "seconds", "millis")),
                tolerance(block));
    }

    private Duration tolerance(YamlNode block) {
        Matcher written = DURATION.matcher(block.text("tolerance").orElse("5m"));
        if (!written.matches()) {
            findings.error("SERAI-C015", block.get("tolerance").place(), "not a time span", "write `5m` or `30s`");
            return Duration.ofMinutes(5);
        }
        return Duration.parse("PT" + written.group(1) + written.group(2).toUpperCase(Locale.ROOT));
    }
}
