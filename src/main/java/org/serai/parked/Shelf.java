package org.serai.parked;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.serai.canonical.TenantId;

/** One place where stopped things stand until a person lets them go on. The room that owns them offers it. */
public interface Shelf {
    /** Letters only; cursors name it. */
    String name();

    List<Cause> causes(TenantId tenant);

    /** The oldest first, which is the order in which they are replayed. */
    List<ParkedItem> list(TenantId tenant, Selection selection);

    /** What a replay would do now. Looks, changes nothing. Empty: it stands elsewhere. */
    Optional<Prospect> look(TenantId tenant, UUID id);

    /**
     * Does what {@link #look} would say now, in the caller's transaction, once: whoever comes second finds it replayed. When
     * it throws, it stands where it stood.
     */
    Optional<Prospect> replay(TenantId tenant, UUID id);
}
