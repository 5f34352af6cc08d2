package org.serai.delivery;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Message;
import org.jspecify.annotations.Nullable;

/** An answer under way; completes on the thread that read its last byte. */
final class PendingAnswer extends CompletableFuture<HttpAnswer>
        implements FutureCallback<Message<HttpResponse, byte[]>> {
    @Override
    public void completed(Message<HttpResponse, byte[]> answer) {
        HttpResponse head = answer.getHead();
        byte[] body = answer.getBody();
        complete(new HttpAnswer(
                head.getCode(), header(head, "Retry-After"), header(head, "Date"), body == null ? new byte[0] : body));
    }

    @Override
    public void failed(Exception broken) {
        completeExceptionally(broken);
    }

    @Override
    public void cancelled() {
        completeExceptionally(new CancellationException("the call was given up"));
    }

    private static @Nullable String header(HttpResponse head, String name) {
        Header found = head.getFirstHeader(name);
        return found == null ? null : found.getValue();
    }
}
