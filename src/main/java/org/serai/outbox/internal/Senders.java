package org.serai.outbox.internal;

import java.util.Optional;
import org.serai.canonical.Recipient;
import org.serai.outbox.restraint.Places;
import org.serai.tenant.Sender;
import org.serai.tenant.Tenant;

/** Which of the tenant's numbers writes to this person: by the country of the phone, or of the user id. */
final class Senders {
    private Senders() {}

    static Optional<Sender> choose(Tenant tenant, Recipient person) {
        if (tenant.senders().stream().allMatch(s -> s.countries().isEmpty())) {
            return tenant.senders().stream().findFirst();
        }
        return tenant.senderFor(Places.country(tenant, person));
    }
}
