package org.serai.delivery;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.RetryAfter;
import org.serai.canonical.Wamid;
import org.serai.cloudapi.CloudApiError;
import org.serai.cloudapi.ErrorEntry;
import org.serai.cloudapi.ErrorTable;
import org.serai.cloudapi.SendResult;

/**
 * What an answer, or the lack of one, says about the message. Below 500 the error's code decides, not the status; from
 * 500 on nothing is certain, whatever the body holds; without a Graph error body nothing is certain either. Pure.
 */
final class Classifier {
    private static final int TOO_MANY = 429;
    /** Raised before the first byte of the request left. */
    private static final List<Class<? extends Throwable>> BEFORE_THE_FIRST_BYTE = List.of(
            ConnectException.class,
            ConnectTimeoutException.class,
            ConnectionRequestTimeoutException.class,
            UnknownHostException.class,
            UnresolvedAddressException.class,
            NoRouteToHostException.class,
            SSLHandshakeException.class);

    private final ErrorTable errors;

    Classifier(ErrorTable errors) {
        this.errors = errors;
    }

    SendResult answered(HttpAnswer answer) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return accepted(status, answer.body());
        }
        Optional<CloudApiError> error = GraphError.read(status, answer.body());
        if (status >= 500) {
            return new SendResult.Unknown("HTTP " + status, status, error.orElse(null));
        }
        if (status == TOO_MANY) {
            return new SendResult.Throttled(retryAfter(answer), error.orElseGet(Classifier::tooMany));
        }
        return error.map(e -> refused(e, answer))
                .orElseGet(() ->
                        new SendResult.Unknown("HTTP " + status + " without an error of the Cloud API", status, null));
    }

    SendResult broken(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return nothingLeft(cause)
                ? new SendResult.NotSent("no connection: " + words(cause))
                : new SendResult.Unknown("no answer: " + words(cause), 0, null);
    }

    private static boolean nothingLeft(Throwable failure) {
        return BEFORE_THE_FIRST_BYTE.stream().anyMatch(known -> known.isInstance(failure));
    }

    private static SendResult accepted(int status, byte[] body) {
        return GraphError.tree(body)
                .text("messages", "0", "id")
                .<SendResult>map(id -> new SendResult.Accepted(new Wamid(id)))
                .orElseGet(() -> new SendResult.Unknown("HTTP " + status + " without a message id", status, null));
    }

    private SendResult refused(CloudApiError error, HttpAnswer answer) {
        ErrorEntry entry = errors.find(error.code());
        boolean limit = entry.action() == ErrorEntry.Action.WAIT
                && (entry.scope() == ErrorEntry.Scope.NUMBER || entry.scope() == ErrorEntry.Scope.PAIR);
        return limit ? new SendResult.Throttled(retryAfter(answer), error) : new SendResult.Rejected(error);
    }

    private static CloudApiError tooMany() {
        return new CloudApiError(TOO_MANY, null, "Too Many Requests", "HTTP 429", "", TOO_MANY);
    }

    private static @Nullable Duration retryAfter(HttpAnswer answer) {
        return RetryAfter.read(answer.retryAfter(), answer.date()).orElse(null);
    }

    private static String words(Throwable failure) {
        String message = failure.getMessage();
        return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}
