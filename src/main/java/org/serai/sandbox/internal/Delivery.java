package org.serai.sandbox.internal;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.serai.cloudapi.HubSignature;

/** One signed POST to the webhook, or what a fault makes of it. 200 alone counts as taken. */
final class Delivery implements Courier.Carrier {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final String appSecret;
    private final Faults faults;
    private final Agenda agenda;
    private final Executor executor;
    private @Nullable HttpClient client;

    Delivery(String appSecret, Faults faults, Agenda agenda, Executor executor) {
        this.appSecret = appSecret;
        this.faults = faults;
        this.agenda = agenda;
        this.executor = executor;
    }

    @Override
    public void carry(Envelope envelope, Consumer<Courier.Outcome> done) {
        String person = envelope.updates().stream()
                .map(Update::person)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        Strike strike = faults.onDelivery(person);
        boolean kept = strike.is(FaultKind.CUT_BEFORE_ACCEPT) || strike.is(FaultKind.RATE_LIMIT);
        Runnable attempt = kept
                ? () -> done.accept(Courier.Outcome.REFUSED)
                : () -> attempt(
                        envelope,
                        outcome -> done.accept(strike.answer().isPresent() ? Courier.Outcome.REFUSED : outcome));
        if (strike.delayMillis() > 0) {
            agenda.in(strike.delayMillis(), attempt);
        } else {
            attempt.run();
        }
    }

    private void attempt(Envelope envelope, Consumer<Courier.Outcome> done) {
        try {
            client().sendAsync(request(envelope), HttpResponse.BodyHandlers.discarding())
                    .whenComplete((response, failure) -> done.accept(outcome(response, failure)));
        } catch (IllegalArgumentException addressNoClientTakes) {
            done.accept(Courier.Outcome.UNREACHABLE);
        }
    }

    private HttpRequest request(Envelope envelope) {
        return HttpRequest.newBuilder(envelope.target())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("User-Agent", "facebookexternalua")
                .header(HubSignature.HEADER, HubSignature.sign(appSecret, envelope.body()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(envelope.body()))
                .build();
    }

    private static Courier.Outcome outcome(@Nullable HttpResponse<Void> response, @Nullable Throwable failure) {
        if (response != null) {
            return response.statusCode() == 200 ? Courier.Outcome.TAKEN : Courier.Outcome.REFUSED;
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        boolean slow = cause instanceof HttpTimeoutException && !(cause.getCause() instanceof ConnectException);
        return slow || !(cause instanceof IOException) ? Courier.Outcome.REFUSED : Courier.Outcome.UNREACHABLE;
    }

    /** The handshake: does this address answer the challenge with our token? Source: Meta, webhook endpoints. */
    Handshake handshake(URI address, String verifyToken) {
        String challenge = Long.toString(System.nanoTime() & Integer.MAX_VALUE);
        String query = "hub.mode=subscribe&hub.challenge=" + challenge + "&hub.verify_token="
                + URLEncoder.encode(verifyToken, StandardCharsets.UTF_8);
        String separator = address.getRawQuery() == null ? "?" : "&";
        try {
            var request = HttpRequest.newBuilder(URI.create(address + separator + query))
                    .timeout(Duration.ofSeconds(3))
                    .build();
            var response = client().send(request, HttpResponse.BodyHandlers.ofString());
            boolean right = response.statusCode() == 200 && response.body().equals(challenge);
            return new Handshake(right, "HTTP " + response.statusCode());
        } catch (IOException | IllegalArgumentException unreachable) {
            return new Handshake(false, "not reachable");
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return new Handshake(false, "interrupted");
        }
    }

    record Handshake(boolean verified, String found) {}

    /** Made at first use: the class costs a tenth of a second that the start should not pay. */
    private synchronized HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            made = make();
            client = made;
        }
        return made;
    }

    /** Its selector thread must not hold on to the class loader of the server's context. */
    private HttpClient make() {
        Thread caller = Thread.currentThread();
        ClassLoader before = caller.getContextClassLoader();
        caller.setContextClassLoader(Delivery.class.getClassLoader());
        try {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(3))
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .executor(executor)
                    .build();
        } finally {
            caller.setContextClassLoader(before);
        }
    }
}
