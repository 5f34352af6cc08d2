package org.serai.sandbox.internal;

import java.net.URI;
import java.util.List;

/** One webhook on its way; it is tried again with the same bytes until it is answered with 200. */
record Envelope(URI target, byte[] body, List<Update> updates, int failures, long madeNanos) {
    /** As Meta does: at once, then less and less often; here never less than every five seconds. */
    long gapMillis() {
        return failures <= 1 ? 0 : Math.min(5_000, 125L << Math.min(failures, 10));
    }

    Envelope redirected(URI changed) {
        return new Envelope(changed, body, updates, 0, madeNanos);
    }

    Envelope failedAgain() {
        return new Envelope(target, body, updates, failures + 1, madeNanos);
    }
}
