package org.serai.connector;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.serai.finding.FieldReader;
import org.serai.finding.Findings;
import org.serai.finding.Suggestion;
import org.serai.finding.YamlNode;

/** The block {@code webhook.verify} of a descriptor. */
record VerificationReader(YamlNode node, Map<String, Setting> settings, Findings findings) {
    private static final Set<String> KEYS = Set.of(
            "scheme",
            "header",
            "query",
            "pointer",
            "encoding",
            "prefix",
            "separator",
            "secret",
            "user",
            "secret-form",
            "signed",
            "id",
            "timestamp");
    private static final List<String> SCHEMES =
            List.of("hmac-sha256", "hmac-sha512", "hmac-sha1", "token", "basic", "none");
    private static final List<String> FORMS = List.of("as-is", "nfkd", "base64");

    Verification read() {
        var fields = new FieldReader(findings, DescriptorReader.CODES);
        fields.keys(node, KEYS);
        String word = fields.oneOf(node, "scheme", "", SCHEMES);
        Verification.Scheme scheme =
                SCHEMES.contains(word) ? Verification.Scheme.of(word) : Verification.Scheme.HMAC_SHA256;
        boolean separated = !node.get("separator").isMissing();
        var timestamp = new TimestampReader(node.get("timestamp"), separated, findings).read();
        return new Verification(
                scheme, proof(scheme, fields), key(scheme, fields), signed(fields, timestamp), timestamp);
    }

    private Proof proof(Verification.Scheme scheme, FieldReader fields) {
        String prefix = node.text("prefix").orElse("");
        String separator = node.get("separator").text().orElse("");
        if (scheme == Verification.Scheme.TOKEN && !node.get("query").isMissing()) {
            return new Proof(Proof.Place.QUERY, fields.required(node, "query"), prefix, separator);
        }
        if (scheme == Verification.Scheme.TOKEN && !node.get("pointer").isMissing()) {
            return new Proof(Proof.Place.POINTER, pointer(fields), prefix, separator);
        }
        onlyTokens("query");
        onlyTokens("pointer");
        String header = scheme.signs() || scheme == Verification.Scheme.TOKEN
                ? fields.required(node, "header")
                : node.text("header").orElse("Authorization");
        return new Proof(Proof.Place.HEADER, header, prefix, separator);
    }

    private String pointer(FieldReader fields) {
        String pointer = fields.required(node, "pointer");
        if (!pointer.startsWith("/")) {
            findings.error(
                    "SERAI-C015",
                    node.get("pointer").place(),
                    "a JSON Pointer begins with `/`",
                    "write `/" + pointer + "`");
        }
        return pointer;
    }

    private void onlyTokens(String key) {
        if (!node.get(key).isMissing()) {
            findings.error(
                    "SERAI-C016",
                    node.get(key).place(),
                    "only a token can stand in `" + key + "`",
                    "name its `header`, or write `scheme: token`");
        }
    }

    private Verification.Key key(Verification.Scheme scheme, FieldReader fields) {
        String form = fields.oneOf(node, "secret-form", "as-is", FORMS);
        return new Verification.Key(
                scheme == Verification.Scheme.NONE ? "" : setting(fields, "secret"),
                scheme == Verification.Scheme.BASIC ? setting(fields, "user") : null,
                FORMS.contains(form)
                        ? Verification.Key.Form.valueOf(
                                form.toUpperCase(Locale.ROOT).replace('-', '_'))
                        : Verification.Key.Form.AS_IS);
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

    private Verification.Signed signed(FieldReader fields, Verification.@Nullable Timestamp timestamp) {
        List<String> parts = node.get("signed").isMissing() ? List.of("body") : fields.texts(node.get("signed"));
        new SignedRules(node.get("signed"), findings)
                .check(timestamp != null, !node.get("id").isMissing());
        String encoding = fields.oneOf(node, "encoding", "base64", List.of("base64", "hex"));
        return new Verification.Signed(parts, encoding, node.text("id").orElse(null));
    }
}
