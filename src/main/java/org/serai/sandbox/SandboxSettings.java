package org.serai.sandbox;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything a sandbox is told at its start. Port 0 takes a free one. {@code publicUrl} is the address media links are
 * made of when others reach it by another name. {@code clockMoved} hears the total offset after every move, in the
 * calling thread. {@code keptMessages} bounds the history that can be listed; the ledger's counters stay exact.
 */
public record SandboxSettings(
        String bind,
        int port,
        @Nullable URI publicUrl,
        @Nullable URI webhook,
        Secrets secrets,
        List<BusinessNumber> numbers,
        StatusPace pace,
        SandboxLimits limits,
        int keptMessages,
        Clock clock,
        Consumer<Duration> clockMoved) {

    /** What hub and sandbox share: it signs webhooks, answers the handshake, opens the API. */
    public record Secrets(String appSecret, String verifyToken, String accessToken) {
        @Override
        public String toString() {
            return "Secrets[***]";
        }
    }

    public SandboxSettings {
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("a sandbox needs at least one business number");
        }
        numbers = List.copyOf(numbers);
    }

    /** The demo's fixed values, loopback only; no webhook yet, no limits, statuses at a natural pace. */
    public static SandboxSettings demo() {
        return new SandboxSettings(
                "127.0.0.1",
                8090,
                null,
                null,
                new Secrets("demo-app-secret", "demo-verify-token", "demo-access-token"),
                List.of(new BusinessNumber("102290129340398", "106540352242922", "+15550783881", "Serai Demo")),
                StatusPace.natural(),
                SandboxLimits.none(),
                50_000,
                Clock.systemUTC(),
                offset -> {});
    }

    public SandboxSettings withAddress(String newBind, int newPort, @Nullable URI newPublicUrl) {
        return new SandboxSettings(
                newBind,
                newPort,
                newPublicUrl,
                webhook,
                secrets,
                numbers,
                pace,
                limits,
                keptMessages,
                clock,
                clockMoved);
    }

    public SandboxSettings withPort(int newPort) {
        return withAddress(bind, newPort, publicUrl);
    }

    public SandboxSettings withWebhook(@Nullable URI newWebhook) {
        return new SandboxSettings(
                bind, port, publicUrl, newWebhook, secrets, numbers, pace, limits, keptMessages, clock, clockMoved);
    }

    public SandboxSettings withSecrets(Secrets newSecrets) {
        return new SandboxSettings(
                bind, port, publicUrl, webhook, newSecrets, numbers, pace, limits, keptMessages, clock, clockMoved);
    }

    public SandboxSettings withNumbers(List<BusinessNumber> newNumbers) {
        return new SandboxSettings(
                bind, port, publicUrl, webhook, secrets, newNumbers, pace, limits, keptMessages, clock, clockMoved);
    }

    public SandboxSettings withPace(StatusPace newPace) {
        return new SandboxSettings(
                bind, port, publicUrl, webhook, secrets, numbers, newPace, limits, keptMessages, clock, clockMoved);
    }

    public SandboxSettings withLimits(SandboxLimits newLimits) {
        return new SandboxSettings(
                bind, port, publicUrl, webhook, secrets, numbers, pace, newLimits, keptMessages, clock, clockMoved);
    }

    public SandboxSettings withKeptMessages(int newKept) {
        return new SandboxSettings(
                bind, port, publicUrl, webhook, secrets, numbers, pace, limits, newKept, clock, clockMoved);
    }

    public SandboxSettings withClock(Clock newClock, Consumer<Duration> newClockMoved) {
        return new SandboxSettings(
                bind, port, publicUrl, webhook, secrets, numbers, pace, limits, keptMessages, newClock, newClockMoved);
    }
}
