package org.serai.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Knocks at doors and says whether anybody opened; never an exception. */
final class Probe {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /** Empty when nobody answers HTTP there. */
    Optional<HttpResponse<byte[]>> get(URI address, Optional<String> bearer) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        bearer.ifPresent(token -> request.header("Authorization", "Bearer " + token));
        try {
            return Optional.of(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException nobody) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    boolean connects(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) PATIENCE.toMillis());
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    /** Whether a server of ours could listen there. */
    static boolean isFree(int port) {
        try (var socket = new java.net.ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
