package org.serai.sandbox.internal;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.serai.sandbox.BusinessNumber;

/** {@code /_sandbox/templates/{name}}: Meta changes its mind about a template, and says so by webhook. */
final class TemplatesControl {
    private static final Set<String> STATUSES = Set.of(
            "PENDING",
            "APPROVED",
            "REJECTED",
            "PAUSED",
            "DISABLED",
            "FLAGGED",
            "IN_APPEAL",
            "LIMIT_EXCEEDED",
            "ARCHIVED");
    private static final Set<String> CATEGORIES = Set.of("UTILITY", "MARKETING", "AUTHENTICATION");
    private static final Set<String> QUALITIES = Set.of("GREEN", "YELLOW", "RED", "UNKNOWN");
    private final House house;
    private final TemplateEvents events;

    TemplatesControl(House house, TemplateEvents events) {
        this.house = house;
        this.events = events;
    }

    Answer handle(String name, Call call) {
        if ("GET".equals(call.method())) {
            return Answer.json(house.numbers().all().stream()
                    .map(BusinessNumber::accountId)
                    .distinct()
                    .flatMap(account -> house.templates().of(account).stream())
                    .filter(template -> name.isEmpty() || template.name().equals(name))
                    .map(StoredTemplate::tree)
                    .toList());
        }
        Node asked = call.object();
        List<StoredTemplate> meant = house.templates().named(name).stream()
                .filter(template -> asked.text("language", template.language()).equals(template.language()))
                .toList();
        if (meant.isEmpty()) {
            throw new BadCall(404, "there is no template " + name + " in " + asked.text("language", "any language"));
        }
        meant.forEach(template -> change(template, asked));
        return Answer.json(
                house.templates().named(name).stream().map(StoredTemplate::tree).toList());
    }

    private void change(StoredTemplate template, Node asked) {
        if (asked.has("status")) {
            String status = one(asked, "status", STATUSES);
            String reason = asked.text("reason", "REJECTED".equals(status) ? "INCORRECT_CATEGORY" : "NONE");
            house.templates()
                    .change(
                            template.id(),
                            old -> old.withStatus(status, reason, house.clock().now()))
                    .ifPresent(changed -> events.status(changed, status));
        }
        if (asked.has("category")) {
            String category = one(asked, "category", CATEGORIES);
            house.templates()
                    .change(
                            template.id(),
                            old -> old.withCategory(category, house.clock().now()))
                    .ifPresent(changed -> events.category(changed, template.category()));
        }
        if (asked.has("quality")) {
            String quality = one(asked, "quality", QUALITIES);
            house.templates()
                    .change(
                            template.id(),
                            old -> old.withQuality(quality, house.clock().now()))
                    .ifPresent(changed -> events.quality(changed, template.quality()));
        }
    }

    private static String one(Node asked, String key, Set<String> allowed) {
        String value = asked.upper(key);
        if (!allowed.contains(value)) {
            throw new BadCall(key + " is one of " + new TreeSet<>(allowed) + ", not '" + value + "'");
        }
        return value;
    }
}
