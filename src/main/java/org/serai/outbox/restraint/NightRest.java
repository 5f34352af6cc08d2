package org.serai.outbox.restraint;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Recipient;
import org.serai.policy.QuietHours;
import org.serai.tenant.Tenant;

/** The tenant's quiet hours where the recipient lives. */
final class NightRest {
    private final Holidays holidays = new Holidays();

    /** When the person may be written to; null: now. Zones that never are awake together give way to the tenant's own. */
    @Nullable
    Instant until(Tenant tenant, Recipient person, Instant now) {
        QuietHours quiet = tenant.sending().quiet();
        if (quiet == null) {
            return null;
        }
        String country = Places.country(tenant, person);
        Instant opening = quiet.opening(now, Places.zones(tenant, person), day -> holidays.isHoliday(country, day))
                .or(() -> quiet.opening(now, List.of(tenant.zone()), day -> holidays.isHoliday(country, day)))
                .orElse(now.plus(QuietHours.HORIZON));
        return opening.isAfter(now) ? opening : null;
    }
}
