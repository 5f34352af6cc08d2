package org.serai.connector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConnectorName;
import org.serai.finding.FieldReader;
import org.serai.finding.Findings;
import org.serai.finding.Suggestion;
import org.serai.finding.YamlNode;
import org.serai.format.Formats;

/** A {@code connector.yaml} as a descriptor; everything that is wrong in it is told. */
final class DescriptorReader {
    static final FieldReader.Codes CODES = new FieldReader.Codes("SERAI-C001", "SERAI-C002", "SERAI-C003");
    private static final Set<String> KEYS = Set.of(
            "name", "title", "kind", "description", "settings", "format", "webhook", "source", "documents", "answers");
    private static final List<String> KINDS = List.of("ecommerce", "erp", "logistics", "crm", "generic");
    private final YamlNode root;
    private final String folder;
    private final Set<String> eventTypes;
    private final Findings findings;
    private final FieldReader fields;

    DescriptorReader(YamlNode root, String folder, Set<String> eventTypes, Findings findings) {
        this.root = root;
        this.folder = folder;
        this.eventTypes = eventTypes;
        this.findings = findings;
        this.fields = new FieldReader(findings, CODES);
    }

    Descriptor read() {
        fields.keys(root, KEYS);
        if (!fields.required(root, "name").equals(folder)) {
            findings.error(
                    "SERAI-C004",
                    root.get("name").place(),
                    "a connector is named as its folder",
                    "write `" + folder + "`");
        }
        return new Descriptor(
                new ConnectorName(folder),
                fields.required(root, "title"),
                fields.oneOf(root, "kind", "", KINDS),
                fields.required(root, "description"),
                settings(),
                root.get("format").isMissing() ? null : Formats.read(root.get("format"), fields),
                root.get("webhook").isMissing() ? null : door(root.get("webhook")),
                naming(),
                documents(),
                root.get("answers").isMapping() || fields.truth(root, "answers", false),
                answersSetting(root.get("answers")),
                fields.texts(root.get("answers").get("intents")));
    }

    /** Not every tenant has the right, or the place, that answers need. */
    private @Nullable String answersSetting(YamlNode node) {
        if (!node.isMapping()) {
            return null;
        }
        fields.keys(node, Set.of("setting", "intents"));
        String setting = fields.required(node, "setting");
        Set<String> declared = root.get("settings").entries().keySet();
        if (!declared.contains(setting)) {
            findings.error(
                    "SERAI-C006",
                    node.get("setting").place(),
                    "connector.yaml declares no setting `" + setting + "`",
                    Suggestion.didYouMean(setting, declared));
        }
        return setting;
    }

    private Map<String, Setting> settings() {
        var settings = new LinkedHashMap<String, Setting>();
        var reader = new SettingReader(fields, findings);
        root.get("settings").entries().forEach((name, node) -> settings.put(name, reader.read(name, node)));
        settings.values().forEach(setting -> alternative(setting, settings.keySet()));
        return settings;
    }

    private void alternative(Setting setting, Set<String> names) {
        String other = setting.requiredWithout();
        if (other != null && (!names.contains(other) || other.equals(setting.name()))) {
            findings.error(
                    "SERAI-C003",
                    root.get("settings")
                            .get(setting.name())
                            .get("required-without")
                            .place(),
                    "there is no other setting `" + other + "`",
                    Suggestion.didYouMean(other, names));
        }
    }

    private WebhookDoor door(YamlNode node) {
        fields.keys(
                node,
                Set.of(
                        "content-types",
                        "max-bytes",
                        "ping",
                        "handshake",
                        "verify",
                        "headers",
                        "split",
                        "tenant",
                        "document-type",
                        "delivery-id"));
        List<String> named = fields.texts(node.get("content-types"));
        List<String> types = named.isEmpty() ? List.of("application/json") : named;
        return new WebhookDoor(
                types,
                maxBytes(node),
                fields.texts(node.get("headers")),
                batch(node.get("split")),
                ping(node.get("ping"), types),
                new HandshakeReader(node.get("handshake"), findings).read());
    }

    private @Nullable Batch batch(YamlNode node) {
        if (node.isMissing()) {
            return null;
        }
        if (!root.get("format").isMissing()) {
            findings.error(
                    "SERAI-C015",
                    node.place(),
                    "`format` and `split` cannot both take a body apart",
                    "take out `split`; `format: { name: json, each: … }` does the same");
        }
        fields.keys(node, Set.of("pointer"));
        String pointer = node.text("pointer").orElse("/");
        if (!pointer.isEmpty() && !pointer.matches("/.+")) {
            findings.error(
                    "SERAI-C015",
                    node.place(),
                    "`split` says where the documents of one body stand",
                    "write `{ pointer: \"\" }` where the body itself is the array, else `{ pointer: /value }`");
        }
        return new Batch(pointer);
    }

    /** Of a type of its own: the door tells a ping by its content type, before it reads the body. */
    private WebhookDoor.@Nullable Ping ping(YamlNode node, List<String> documents) {
        if (node.isMissing()) {
            return null;
        }
        fields.keys(node, Set.of("content-type", "begins-with"));
        String type = fields.required(node, "content-type");
        if (documents.contains(type)) {
            findings.error(
                    "SERAI-C003",
                    node.get("content-type").place(),
                    "documents come as `" + type + "`, so a ping cannot",
                    "take it out of `content-types`");
        }
        return new WebhookDoor.Ping(type, fields.required(node, "begins-with"));
    }

    /** Of the door, or where there is none, of the routes that hand documents in. */
    private Naming naming() {
        YamlNode source = root.get("source");
        fields.keys(source, Set.of("tenant", "document-type", "delivery-id"));
        YamlNode node = root.get("webhook").isMissing() ? source : root.get("webhook");
        Part type = part(node.get("document-type"), "header", "pointer", "always");
        if (type == null && !node.isMissing()) {
            findings.error(
                    "SERAI-C002",
                    node.place(),
                    "`document-type` is missing",
                    "name a header, a pointer, or the word as `always`");
        }
        return new Naming(
                type,
                part(node.get("delivery-id"), "header", "pointer"),
                part(node.get("tenant"), "header", "pointer"));
    }

    private int maxBytes(YamlNode node) {
        String text = node.text("max-bytes").orElse("1048576");
        if (text.matches("[1-9][0-9]{0,7}")) {
            return Integer.parseInt(text);
        }
        findings.error(
                "SERAI-C015",
                node.get("max-bytes").place(),
                "`max-bytes` is a whole number below 100,000,000",
                "write 5242880 for 5 MiB");
        return 1_048_576;
    }

    private @Nullable Part part(YamlNode node, String... keys) {
        if (node.isMissing()) {
            return null;
        }
        fields.keys(node, Set.of(keys));
        YamlNode pointer = node.get("pointer");
        List<String> pointers = pointer.isSequence()
                ? fields.texts(pointer)
                : pointer.text().stream().toList();
        for (String one : pointers) {
            if (!one.startsWith("/")) {
                findings.error("SERAI-C015", pointer.place(), "a JSON Pointer begins with `/`", "write `/" + one + "`");
                return null;
            }
        }
        return new Part(node.text("always").orElse(null), node.text("header").orElse(null), pointers);
    }

    private List<DocumentRule> documents() {
        var rules = new ArrayList<DocumentRule>();
        for (YamlNode node : root.get("documents").items()) {
            fields.keys(node, Set.of("type", "mapping", "events", "fetch"));
            List<String> events = fields.texts(node.get("events"));
            if (events.isEmpty()) {
                findings.error(
                        "SERAI-C002", node.key("events").place(), "`events` is missing", "name the events this gives");
            }
            node.get("events").items().forEach(this::knownEvent);
            rules.add(new DocumentRule(
                    fields.required(node, "type"),
                    fields.required(node, "mapping"),
                    events,
                    fields.truth(node, "fetch", false)));
        }
        return List.copyOf(rules);
    }

    private void knownEvent(YamlNode node) {
        String type = node.text().orElse("");
        if (!eventTypes.contains(type)) {
            findings.error(
                    "SERAI-C008",
                    node.place(),
                    "unknown event `" + type + "`",
                    Suggestion.didYouMean(type, eventTypes));
        }
    }
}
