package org.serai.proof;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.serai.canonical.Tree;
import org.serai.json.Json;
import org.serai.proof.Books.Send;

/** The ledger of a sandbox: what the Cloud API accepted. Complete, or there is no account at all. */
final class SandboxAccount {
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;

    SandboxAccount(String url) {
        this.url = url;
    }

    /** In the order of acceptance; what carries no token of ours is somebody else's. */
    List<Send> sends() {
        List<Tree> newestFirst = ask("/messages").items();
        long accepted = Long.parseLong(ask("/ledger").text("accepted").orElse("0"));
        if (accepted > newestFirst.size()) {
            throw new IllegalStateException("the sandbox accepted " + accepted + " messages and still lists "
                    + newestFirst.size() + "; prove shorter runs, each after POST /_sandbox/reset");
        }
        var oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        return oldestFirst.stream().flatMap(m -> send(m).stream()).toList();
    }

    private static Optional<Send> send(Tree message) {
        return message.text("request", "biz_opaque_callback_data")
                .flatMap(SandboxAccount::messageId)
                .map(id -> new Send(
                        id,
                        message.text("wamid").orElseThrow(),
                        message.text("phoneNumberId").orElseThrow(),
                        message.text("to").or(() -> message.text("recipient")).orElseThrow(),
                        Instant.parse(message.text("acceptedAt").orElseThrow())));
    }

    /** The middle of {@code s1.<message>.<mac>}. */
    static Optional<UUID> messageId(String opaque) {
        String[] parts = opaque.split("\\.", -1);
        if (parts.length != 3 || !parts[0].equals("s1")) {
            return Optional.empty();
        }
        ByteBuffer id = ByteBuffer.wrap(DECODER.decode(parts[1]));
        return Optional.of(new UUID(id.getLong(), id.getLong()));
    }

    private Tree ask(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/_sandbox" + path))
                .timeout(Duration.ofMinutes(1))
                .build();
        try {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return Tree.of(Json.parse(answer.body()));
        } catch (IOException away) {
            throw new IllegalStateException("no sandbox answers at " + url, away);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
