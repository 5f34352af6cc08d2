package org.serai.connector;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.DocumentException;
import org.serai.canonical.Tree;
import org.serai.mapping.CanonicalSchemas;
import org.serai.mapping.Mapping;
import org.serai.mapping.Mappings;
import org.serai.mapping.SchemaViolation;

/** Runs the mapping of a document's type and checks what it made. */
record EventMaker(Mappings mappings, CanonicalSchemas schemas) {
    private static final Set<String> KEYS = Set.of("type", "subject", "time", "key", "data");

    Mapped make(Descriptor connector, SourceDocument document, TenantFacts tenant) {
        Optional<DocumentRule> rule = Optional.ofNullable(document.type()).flatMap(connector::rule);
        if (rule.isEmpty()) {
            return new Mapped.Ignored("document.type-unknown");
        }
        Object made = mapped(connector, rule.get(), document, tenant);
        var events = new ArrayList<MappedEvent>();
        for (Object one : made instanceof List<?> list ? list : made == null ? List.of() : List.of(made)) {
            if (one != null) {
                events.add(event(one, rule.get()));
            }
        }
        return events.isEmpty()
                ? new Mapped.Ignored("document.nothing-to-say")
                : new Mapped.Events(List.copyOf(events));
    }

    Mapping mapping(Descriptor connector, DocumentRule rule) {
        String path = connector.name() + "/" + rule.mapping();
        return mappings.find(path)
                .orElseThrow(() -> new DocumentException(
                        "mapping.failed", "", "the mapping " + path + " is not loaded", "`serai validate` says why"));
    }

    private @Nullable Object mapped(
            Descriptor connector, DocumentRule rule, SourceDocument document, TenantFacts tenant) {
        var variables = new HashMap<String, Object>();
        variables.put("type", document.type());
        variables.put("headers", document.headers());
        variables.put("tenant", tenant.toTree());
        variables.put("settings", tenant.settingsOf(connector));
        variables.put(
                "received",
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        document.receivedAt().atOffset(ZoneOffset.UTC)));
        try {
            return mapping(connector, rule).apply(input(rule, document), variables);
        } catch (DocumentException refused) {
            throw rule.fetch() ? inDocument(refused) : refused;
        }
    }

    private static @Nullable Object input(DocumentRule rule, SourceDocument document) {
        if (!rule.fetch()) {
            return document.tree();
        }
        var both = new HashMap<String, @Nullable Object>();
        both.put("document", document.tree());
        both.put("fetched", document.fetched());
        return both;
    }

    private static DocumentException inDocument(DocumentException refused) {
        return refused.where().startsWith("/document/")
                ? new DocumentException(
                        refused.code(),
                        refused.where().substring("/document".length()),
                        String.valueOf(refused.getMessage()),
                        refused.advice())
                : refused;
    }

    private MappedEvent event(Object made, DocumentRule rule) {
        Tree tree = Tree.of(made);
        for (String key : tree.map().keySet()) {
            if (!KEYS.contains(key)) {
                throw bad(rule, "/" + key, "an event has no `" + key + "`");
            }
        }
        String type = tree.text("type").orElse("");
        if (!rule.events().contains(type)) {
            throw bad(
                    rule, "/type", "`" + type + "` is not among the events connector.yaml declares for this document");
        }
        check(type, tree.map("data"), rule);
        return new MappedEvent(
                type,
                tree.text("subject").orElseThrow(() -> bad(rule, "/subject", "an event needs a subject")),
                time(tree, rule),
                tree.text("key").orElse(null),
                tree.map("data"));
    }

    private static OffsetDateTime time(Tree tree, DocumentRule rule) {
        try {
            return OffsetDateTime.parse(tree.text("time").orElse(""));
        } catch (DateTimeException unreadable) {
            throw bad(rule, "/time", "an event needs a time with an offset; the document may lack it");
        }
    }

    private void check(String type, Map<String, Object> data, DocumentRule rule) {
        schemas.check(type, data).stream().findFirst().ifPresent(found -> {
            throw violated(type, rule, found);
        });
    }

    private static DocumentException violated(String type, DocumentRule rule, SchemaViolation found) {
        return new DocumentException(
                "schema.invalid",
                "/data" + found.pointer(),
                rule.mapping() + " made no " + type + ": " + found.pointer() + ": " + found.message(),
                found.suggestion() == null ? "mend the mapping, then replay" : found.suggestion());
    }

    private static DocumentException bad(DocumentRule rule, String pointer, String message) {
        return new DocumentException(
                "schema.invalid", pointer, rule.mapping() + ": " + message, "mend the mapping, then replay");
    }
}
