package org.serai.tenant;

import java.util.Collection;
import java.util.Optional;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.TenantId;

/** The tenants as last declared without error. A saved change shows within two seconds; answers are snapshots. */
public interface Tenants {
    Optional<Tenant> find(TenantId id);

    Collection<Tenant> all();

    default Optional<Sender> sender(PhoneNumberId id) {
        return all().stream()
                .flatMap(t -> t.senders().stream())
                .filter(s -> s.id().equals(id))
                .findFirst();
    }
}
