package org.serai.outbox.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConsentState;
import org.serai.canonical.PhoneNumber;
import org.serai.canonical.Purpose;
import org.serai.canonical.Recipient;
import org.serai.canonical.Tree;
import org.serai.canonical.UserId;
import org.serai.consent.ConsentChange;
import org.serai.consent.Consents;
import org.serai.template.TemplateStates;
import org.serai.tenant.Tenant;
import org.serai.tenant.Tenants;
import org.serai.webhook.events.AccountEventReceived;
import org.springframework.context.event.EventListener;

/**
 * What Meta says about templates and about people who stop or resume marketing messages. Decided by the shape of the
 * value, not by the field's name: Meta's own samples mix those up. Takes part in the publisher's transaction.
 */
final class AccountNews {
    private final TemplateStates templates;
    private final Consents consents;
    private final Tenants tenants;
    private final Clock clock;

    AccountNews(TemplateStates templates, Consents consents, Tenants tenants, Clock clock) {
        this.templates = templates;
        this.consents = consents;
        this.tenants = tenants;
        this.clock = clock;
    }

    @EventListener
    void on(AccountEventReceived news) {
        Tree value = Tree.of(news.value());
        if (value.has("message_template_name")) {
            template(news.wabaId(), value);
        }
        value.items("user_preferences").forEach(preference -> preference(news.wabaId(), preference));
    }

    private void template(String wabaId, Tree value) {
        templates.changed(
                wabaId,
                value.text("message_template_name").orElseThrow(),
                value.text("message_template_language").orElse(""),
                value.text("event").orElse(null),
                category(value),
                value.text("new_quality_score").orElse(null),
                clock.instant());
    }

    /** While a change is only announced ({@code correct_category}), {@code new_category} still is the one in force. */
    private static @Nullable String category(Tree value) {
        return value.text("new_category")
                .or(() -> value.text("message_template_category"))
                .orElse(null);
    }

    private void preference(String wabaId, Tree preference) {
        Optional<Recipient> person = person(preference);
        boolean stops = preference.text("value").filter("stop"::equals).isPresent();
        boolean resumes = preference.text("value").filter("resume"::equals).isPresent();
        if (person.isPresent() && (stops || resumes)) {
            Instant at = preference
                    .text("timestamp")
                    .map(Long::parseLong)
                    .map(Instant::ofEpochSecond)
                    .orElseGet(clock::instant);
            ConsentState state = stops ? ConsentState.DENIED : ConsentState.GRANTED;
            tenants.all().stream()
                    .filter(t -> owns(t, wabaId))
                    .forEach(t -> consents.record(new ConsentChange(
                            t.id(),
                            person.get(),
                            EnumSet.of(Purpose.MARKETING),
                            state,
                            "meta",
                            "user_preferences",
                            at)));
        }
    }

    private static Optional<Recipient> person(Tree preference) {
        PhoneNumber phone = preference
                .text("wa_id")
                .map(id -> id.startsWith("+") ? id : "+" + id)
                .filter(PhoneNumber::isE164)
                .map(PhoneNumber::new)
                .orElse(null);
        UserId userId = preference
                .text("user_id")
                .filter(UserId::isUserId)
                .map(UserId::new)
                .orElse(null);
        return phone == null && userId == null ? Optional.empty() : Optional.of(new Recipient(phone, userId));
    }

    private static boolean owns(Tenant tenant, String wabaId) {
        return tenant.senders().stream().anyMatch(s -> s.wabaId().equals(wabaId));
    }
}
