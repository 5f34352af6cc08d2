package org.serai.conversation;

import java.util.Set;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;

/**
 * Who is who: a customer first seen by phone and later only by business-scoped user id stays one person. Learned only where
 * both stood in one webhook; never guessed.
 */
public interface People {
    /** The same person with the phone added where it is known; {@link Recipient#key()} of the answer is the person's key. */
    Recipient known(TenantId tenant, Recipient person);

    /** Every key this person has in our tables, the given ones included. */
    Set<String> keys(TenantId tenant, Recipient person);
}
