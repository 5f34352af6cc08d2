package org.serai.connector;

import java.util.List;
import java.util.regex.Pattern;
import org.serai.finding.Findings;
import org.serai.finding.Suggestion;
import org.serai.finding.YamlNode;

/** What may stand in {@code webhook.verify.signed}. */
record SignedRules(YamlNode signed, Findings findings) {
    private static final List<String> PARTS = List.of("body", "timestamp", "method", "url", "id");
    /** A dot between two parts, or {@code v0:} before them: what is a word only was meant to be one of the parts. */
    private static final Pattern LITERAL = Pattern.compile("(?s).*[^A-Za-z].*");

    void check(boolean hasTimestamp, boolean hasId) {
        if (signed.isMissing()) {
            return;
        }
        List<String> parts =
                signed.items().stream().flatMap(item -> item.text().stream()).toList();
        signed.items().forEach(this::known);
        if (!parts.contains("body")) {
            refuse("the body is not signed", "add `body`");
        }
        if (parts.contains("timestamp") && !hasTimestamp) {
            refuse("a signed timestamp stands in a header", "add the block `timestamp`");
        }
        if (parts.contains("id") && !hasId) {
            refuse("a signed id stands in a header", "name it: `id: webhook-id`");
        }
    }

    private void known(YamlNode part) {
        String text = part.text().orElse("");
        if (!PARTS.contains(text) && !LITERAL.matcher(text).matches()) {
            findings.error(
                    "SERAI-C003", part.place(), "`" + text + "` cannot be signed", Suggestion.didYouMean(text, PARTS));
        }
    }

    private void refuse(String what, String wayOut) {
        findings.error("SERAI-C016", signed.place(), what, wayOut);
    }
}
