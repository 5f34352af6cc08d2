package org.serai.outbox.internal;

import java.util.EnumSet;
import java.util.Set;
import org.serai.canonical.ConsentState;
import org.serai.canonical.Event;
import org.serai.canonical.Purpose;
import org.serai.consent.Standing;
import org.serai.tenant.Tenant;

/**
 * What the event itself says about consent: a no in the document counts at once; a yes, or a phone where the tenant takes
 * that for a yes to service messages, counts only where nothing else is known.
 */
record Implied(ConsentState state, Set<Purpose> purposes) {
    static final Implied NOTHING = new Implied(ConsentState.UNKNOWN, Set.of());

    static Implied by(Event event, Tenant tenant) {
        ConsentState said = ConsentState.ofWord(event.party().text("consent").orElse("unknown"));
        if (said != ConsentState.UNKNOWN) {
            return new Implied(said, EnumSet.allOf(Purpose.class));
        }
        return tenant.phoneGrantsConsent() && event.phone().isPresent()
                ? new Implied(ConsentState.GRANTED, EnumSet.of(Purpose.SERVICE))
                : NOTHING;
    }

    /** The ledger's word and the event's together. */
    Standing with(Standing known) {
        Standing both = known;
        for (Purpose purpose : purposes) {
            both = both.and(purpose, state);
        }
        return both;
    }

    boolean isNewsTo(Standing known) {
        return purposes.stream().anyMatch(p -> known.of(p).and(state) != known.of(p));
    }
}
