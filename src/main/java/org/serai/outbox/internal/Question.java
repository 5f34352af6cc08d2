package org.serai.outbox.internal;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Content;
import org.serai.canonical.Priority;
import org.serai.canonical.Reason;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;
import org.serai.consent.Person;
import org.serai.outbox.restraint.MessagingLimits;
import org.serai.tenant.Portfolio;
import org.serai.tenant.Sender;

/** One message policy is to judge: what is known before anything is looked up. */
record Question(
        TenantId tenant,
        @Nullable Recipient to,
        @Nullable Sender sender,
        @Nullable Reason addressing,
        @Nullable Content content,
        Content.@Nullable Template alternative,
        @Nullable Reason problem,
        @Nullable Reason outdated,
        Priority priority,
        Instant expiresAt) {

    @Nullable
    Person person() {
        return to == null ? null : new Person(tenant, to);
    }

    Content.@Nullable Template template() {
        return content instanceof Content.Template template ? template : alternative;
    }

    /** Empty where no portfolio's limit is minded, and for free text, which goes inside a window only. */
    Optional<MessagingLimits.Claimant> claimant() {
        Portfolio portfolio = sender == null ? null : sender.portfolio();
        return to == null || sender == null || portfolio == null || template() == null
                ? Optional.empty()
                : Optional.of(new MessagingLimits.Claimant(portfolio, sender.id(), to, priority));
    }

    boolean hasFreeText() {
        return content instanceof Content.Text;
    }
}
