package org.serai.sandbox.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One media object and until when its id is known: 30 days for uploads, 7 for what customers sent. */
record StoredMedia(
        String id,
        String mime,
        byte[] bytes,
        String sha256,
        @Nullable String filename,
        Instant until) {}
