package org.serai.outbox;

import java.util.concurrent.CompletableFuture;
import org.serai.cloudapi.SendRequest;
import org.serai.cloudapi.SendResult;
import org.serai.tenant.Sender;

/** The one way to the Cloud API; the room delivery stands behind it. */
public interface Wire {
    /** One request leaves, never a second; no retry hides below. Completes always, with a value, within the deadline. */
    CompletableFuture<SendResult> send(Sender sender, SendRequest request);
}
