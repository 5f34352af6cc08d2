package org.serai.outbox.internal;

import org.serai.canonical.Content;
import org.serai.tenant.Sender;

/**
 * One message between its intent and its outcome.
 *
 * @param switched the template goes instead of the free text
 * @param intentNanos the monotonic clock right after the intent was committed
 */
record Flight(Head head, Content content, boolean switched, Sender sender, int attempt, long intentNanos) {
    Flight committed(long nanos) {
        return new Flight(head, content, switched, sender, attempt, nanos);
    }
}
