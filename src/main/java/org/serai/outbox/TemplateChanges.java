package org.serai.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where news about templates go, by webhook or by the answer to a send; the room template stands behind it. */
public interface TemplateChanges {
    /** What is null did not change. Takes part in the caller's transaction; the same news twice changes nothing. */
    void changed(Change change);

    /** @param status Meta's own word: APPROVED, PAUSED, DISABLED ... */
    record Change(
            String wabaId,
            String name,
            String language,
            @Nullable String status,
            @Nullable String category,
            @Nullable String quality,
            Instant at) {}
}
