package org.serai.conversation;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.Recipient;

/** The customer service windows. Source: Meta, send messages; decisions: see {@link WindowRule}. */
public interface Windows {
    /**
     * When the window of this person with this number shuts, or shut: 24 hours after the person last wrote to it. Empty
     * when the person never did. Any key of the recipient will do.
     */
    Optional<Instant> openUntil(PhoneNumberId number, Recipient person);

    /** Which of these people have an open window with their number, in one question. */
    Set<Pair> open(Collection<Pair> pairs, Instant now);

    /** One number and one person. */
    record Pair(PhoneNumberId number, Recipient person) {}
}
