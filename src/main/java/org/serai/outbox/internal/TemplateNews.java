package org.serai.outbox.internal;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Tree;
import org.serai.template.TemplateChange;
import org.serai.template.TemplateStates;
import org.serai.webhook.events.AccountEventReceived;
import org.serai.webhook.events.AccountEventsReceived;
import org.springframework.context.event.EventListener;

/**
 * What Meta says about templates. Decided by the shape of the value, not by the field's name: Meta's own samples mix those
 * up. Takes part in the publisher's transaction.
 */
final class TemplateNews {
    private final TemplateStates templates;
    private final Clock clock;

    TemplateNews(TemplateStates templates, Clock clock) {
        this.templates = templates;
        this.clock = clock;
    }

    @EventListener
    void on(AccountEventsReceived batch) {
        templates.changed(
                batch.events().stream().flatMap(event -> change(event).stream()).toList());
    }

    private Optional<TemplateChange> change(AccountEventReceived event) {
        Tree value = Tree.of(event.value());
        return value.text("message_template_name")
                .map(name -> new TemplateChange(
                        event.wabaId(),
                        name,
                        value.text("message_template_language").orElse(""),
                        null,
                        value.text("event").orElse(null),
                        category(value),
                        value.text("new_quality_score").orElse(null),
                        clock.instant()));
    }

    /** While a change is only announced ({@code correct_category}), {@code new_category} still is the one in force. */
    private static @Nullable String category(Tree value) {
        return value.text("new_category")
                .or(() -> value.text("message_template_category"))
                .orElse(null);
    }
}
