package org.serai.delivery;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.async.HttpAsyncClient;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.BasicResponseConsumer;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/** One call, one answer: asynchronous, with one deadline over connection, request and whole answer. No thread waits. */
final class CloudApiCalls {
    private final HttpAsyncClient client;
    private final Duration deadline;

    CloudApiCalls(HttpAsyncClient client, Duration deadline) {
        this.client = client;
        this.deadline = deadline;
    }

    /** Completes on the thread that read the answer; exceptionally where there is none in time, or it is too long. */
    CompletableFuture<HttpAnswer> call(AsyncRequestProducer request, int longestAnswer) {
        PendingAnswer pending = new PendingAnswer();
        Future<?> call = client.execute(
                request,
                new BasicResponseConsumer<>(new BoundedAnswer(longestAnswer)),
                null,
                HttpCoreContext.create(),
                pending);
        return pending.orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS).whenComplete((answer, failure) -> {
            if (failure instanceof TimeoutException) {
                call.cancel(true);
            }
        });
    }
}
