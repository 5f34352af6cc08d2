package org.serai.outbox.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Content;
import org.serai.canonical.Priority;
import org.serai.canonical.Reason;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;
import org.serai.consent.Person;
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

    boolean hasFreeText() {
        return content instanceof Content.Text;
    }
}
