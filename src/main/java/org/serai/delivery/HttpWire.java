package org.serai.delivery;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.async.HttpAsyncClient;
import org.apache.hc.core5.http.nio.support.BasicResponseConsumer;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.serai.cloudapi.SendRequest;
import org.serai.cloudapi.SendResult;
import org.serai.outbox.Wire;
import org.serai.tenant.Sender;

/**
 * The call itself, over HTTP/1.1, asynchronous: no redirect, no retry of its own, one deadline over connection, request
 * and whole answer. No thread waits; an answer is worked on by the thread that read it.
 */
final class HttpWire implements Wire {
    private static final int LONGEST_ANSWER = 256 * 1024;
    private final HttpAsyncClient client;
    private final CloudApiAddress address;
    private final Classifier classifier;
    private final Duration deadline;

    HttpWire(HttpAsyncClient client, CloudApiAddress address, Classifier classifier, Duration deadline) {
        this.client = client;
        this.address = address;
        this.classifier = classifier;
        this.deadline = deadline;
    }

    @Override
    public CompletableFuture<SendResult> send(Sender sender, SendRequest request) {
        PendingAnswer pending = new PendingAnswer();
        Future<?> call = client.execute(
                address.message(sender, request),
                new BasicResponseConsumer<>(new BoundedAnswer(LONGEST_ANSWER)),
                null,
                HttpCoreContext.create(),
                pending);
        return pending.orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS).handle((answer, failure) -> {
            if (failure instanceof TimeoutException) {
                call.cancel(true);
            }
            return failure == null ? classifier.answered(answer) : classifier.broken(failure);
        });
    }
}
