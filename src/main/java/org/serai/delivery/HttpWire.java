package org.serai.delivery;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.serai.cloudapi.SendRequest;
import org.serai.cloudapi.SendResult;
import org.serai.outbox.Wire;
import org.serai.tenant.Sender;

/**
 * The call itself, over HTTP/1.1, asynchronous: no redirect, no retry of its own, one deadline over connection, request
 * and whole answer. Calls run on few threads; none waits.
 */
final class HttpWire implements Wire {
    private static final int LONGEST_ANSWER = 256 * 1024;
    private final HttpClient client;
    private final CloudApiAddress address;
    private final Classifier classifier;
    private final Duration deadline;

    HttpWire(HttpClient client, CloudApiAddress address, Classifier classifier, Duration deadline) {
        this.client = client;
        this.address = address;
        this.classifier = classifier;
        this.deadline = deadline;
    }

    @Override
    public CompletableFuture<SendResult> send(Sender sender, SendRequest request) {
        HttpRequest post = address.post(sender, request.from() + "/messages", request.body());
        CompletableFuture<HttpResponse<byte[]>> call = client.sendAsync(post, info -> new BoundedBody(LONGEST_ANSWER));
        return call.copy().orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS).handle((answer, failure) -> {
            if (failure instanceof TimeoutException) {
                call.cancel(true);
            }
            return failure == null
                    ? classifier.answered(answer.statusCode(), answer.headers(), answer.body())
                    : classifier.broken(failure);
        });
    }
}
