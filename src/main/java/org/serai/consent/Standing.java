package org.serai.consent;

import org.serai.canonical.ConsentState;
import org.serai.canonical.Purpose;

/** What is known of one person's consent, by purpose. */
public record Standing(ConsentState service, ConsentState marketing) {
    public static final Standing UNKNOWN = new Standing(ConsentState.UNKNOWN, ConsentState.UNKNOWN);

    public ConsentState of(Purpose purpose) {
        return purpose == Purpose.MARKETING ? marketing : service;
    }

    /** A no known under any key of the person stays a no. */
    public Standing and(Purpose purpose, ConsentState state) {
        return purpose == Purpose.MARKETING
                ? new Standing(service, marketing.and(state))
                : new Standing(service.and(state), marketing);
    }
}
