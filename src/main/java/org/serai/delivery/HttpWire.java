package org.serai.delivery;

import java.util.concurrent.CompletableFuture;
import org.serai.cloudapi.SendRequest;
import org.serai.cloudapi.SendResult;
import org.serai.outbox.Wire;
import org.serai.tenant.Sender;

/** The call itself: no redirect, no retry of its own; an answer is worked on by the thread that read it. */
final class HttpWire implements Wire {
    private static final int LONGEST_ANSWER = 256 * 1024;
    private final CloudApiCalls calls;
    private final CloudApiAddress address;
    private final Classifier classifier;

    HttpWire(CloudApiCalls calls, CloudApiAddress address, Classifier classifier) {
        this.calls = calls;
        this.address = address;
        this.classifier = classifier;
    }

    @Override
    public CompletableFuture<SendResult> send(Sender sender, SendRequest request) {
        return calls.call(address.post(sender, request.from() + "/messages", request.body()), LONGEST_ANSWER)
                .handle((answer, failure) ->
                        failure == null ? classifier.answered(answer) : classifier.broken(failure));
    }
}
