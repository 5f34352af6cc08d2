package org.serai.reply;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConsentState;
import org.serai.canonical.PhoneNumber;
import org.serai.canonical.Purpose;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;
import org.serai.canonical.Tree;
import org.serai.canonical.UserId;
import org.serai.consent.ConsentChange;
import org.serai.consent.Consents;
import org.serai.tenant.Sender;
import org.serai.tenant.Tenants;
import org.serai.webhook.events.AccountEventsReceived;
import org.serai.webhook.events.StatusReceived;
import org.serai.webhook.events.StatusesReceived;
import org.springframework.context.event.EventListener;

/**
 * What customers choose in WhatsApp itself about a business's marketing: {@code user_preferences}, and error 131050 on a
 * status. A legal opt-out. Source: Meta, user preferences and error codes.
 */
class MarketingPreferences {
    private static final int STOPPED_MARKETING = 131050;
    private final Consents consents;
    private final Tenants tenants;
    private final Clock clock;

    MarketingPreferences(Consents consents, Tenants tenants, Clock clock) {
        this.consents = consents;
        this.tenants = tenants;
        this.clock = clock;
    }

    @EventListener
    void heed(AccountEventsReceived batch) {
        batch.events()
                .forEach(event -> Tree.of(event.value())
                        .items("user_preferences")
                        .forEach(preference -> owners(event.wabaId()).forEach(tenant -> heed(tenant, preference))));
    }

    @EventListener
    void heed(StatusesReceived batch) {
        batch.statuses().stream()
                .filter(MarketingPreferences::saysStopped)
                .forEach(status -> tenants.sender(status.number())
                        .ifPresent(sender -> record(
                                sender.tenant(),
                                status.recipient(),
                                ConsentState.DENIED,
                                status.at(),
                                status.wamid().value())));
    }

    private void heed(TenantId tenant, Tree preference) {
        Optional<ConsentState> state = preference
                .text("value")
                .flatMap(MarketingPreferences::state)
                .filter(known -> preference
                        .text("category")
                        .orElse("marketing_messages")
                        .equalsIgnoreCase("marketing_messages"));
        state.ifPresent(known -> record(tenant, person(preference), known, at(preference), "user_preferences"));
    }

    private void record(TenantId tenant, @Nullable Recipient person, ConsentState state, Instant at, String evidence) {
        if (person != null) {
            consents.record(new ConsentChange(tenant, person, Set.of(Purpose.MARKETING), state, "meta", evidence, at));
        }
    }

    private Instant at(Tree preference) {
        return preference
                .text("timestamp")
                .filter(text -> text.matches("[0-9]{1,11}"))
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)))
                .orElseGet(clock::instant);
    }

    private static boolean saysStopped(StatusReceived status) {
        return status.error() != null && status.error().code() == STOPPED_MARKETING && status.recipient() != null;
    }

    private static Optional<ConsentState> state(String word) {
        String value = word.toLowerCase(Locale.ROOT);
        return value.equals("stop")
                ? Optional.of(ConsentState.DENIED)
                : value.equals("resume") ? Optional.of(ConsentState.GRANTED) : Optional.empty();
    }

    /** A user id may stand where a phone is meant. */
    private static @Nullable Recipient person(Tree preference) {
        PhoneNumber phone = preference
                .text("wa_id")
                .map(digits -> digits.startsWith("+") ? digits : "+" + digits)
                .filter(PhoneNumber::isE164)
                .map(PhoneNumber::new)
                .orElse(null);
        UserId userId = Stream.of(preference.text("user_id"), preference.text("wa_id"))
                .flatMap(Optional::stream)
                .filter(UserId::isUserId)
                .findFirst()
                .map(UserId::new)
                .orElse(null);
        return phone == null && userId == null ? null : new Recipient(phone, userId);
    }

    private Stream<TenantId> owners(String wabaId) {
        return tenants.all().stream()
                .flatMap(tenant -> tenant.senders().stream())
                .filter(sender -> sender.wabaId().equals(wabaId))
                .map(Sender::tenant)
                .distinct();
    }
}
