package org.serai.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Reason;
import org.serai.canonical.Tree;
import org.serai.canonical.UnavailableException;
import org.serai.conversation.MediaSource;
import org.serai.conversation.MediaSource.Answer;
import org.serai.json.Json;
import org.serai.json.JsonException;
import org.serai.tenant.Sender;

/**
 * Media over HTTP: {@code GET /{media-id}} for an address that lives five minutes, then that address. The token goes to
 * {@link MediaHosts} only; a redirect is followed without it, at most three times, to those hosts as well. Source: Meta,
 * media.
 */
final class HttpMediaSource implements MediaSource {
    private static final Duration ANSWER = Duration.ofSeconds(20);
    /** A transfer that takes longer is cut, so that no slow host holds a worker. */
    private static final Duration TRANSFER = Duration.ofMinutes(5);

    private static final int MAX_DESCRIPTION = 64 * 1024;
    private static final int MAX_REDIRECTS = 3;
    private final HttpClient client;
    private final String base;
    private final MediaHosts hosts;

    /** @param base with the version, without a slash at its end */
    HttpMediaSource(HttpClient client, String base, MediaHosts hosts) {
        this.client = client;
        this.base = base;
        this.hosts = hosts;
    }

    @Override
    public Answer fetch(Sender sender, String mediaId) {
        if (!mediaId.matches("[A-Za-z0-9._=-]{1,256}") || mediaId.startsWith(".")) {
            return new Answer.Refused(new Reason("media.bad-id", "the id of the medium is no id"));
        }
        HttpResponse<InputStream> answer = get(URI.create(base + "/" + mediaId), sender);
        byte[] body = small(answer);
        if (isGone(answer.statusCode(), body)) {
            return new Answer.Gone(new Reason("media.gone", "the Cloud API does not know the medium any more"));
        }
        if (answer.statusCode() != 200) {
            throw away("the Cloud API answered " + answer.statusCode() + " to the question for the address", null);
        }
        return describe(body, sender);
    }

    private Answer describe(byte[] body, Sender sender) {
        Tree description = Tree.of(tree(body));
        String address = description.text("url").orElse("");
        URI uri = uri(address);
        if (!hosts.allow(uri)) {
            return refusedHost(uri);
        }
        return open(
                uri,
                get(uri, sender),
                description.text("mime_type").orElse(null),
                description.text("sha256").orElse(null),
                0);
    }

    private Answer open(
            URI uri,
            HttpResponse<InputStream> answer,
            @Nullable String mimeType,
            @Nullable String sha256,
            int redirects) {
        int status = answer.statusCode();
        if (status == 200) {
            InputStream bytes = answer.body();
            cutAfter(bytes);
            long length = answer.headers().firstValueAsLong("content-length").orElse(-1);
            return new Answer.Found(bytes, mimeType, length, sha256);
        }
        close(answer);
        if (status >= 300 && status < 400) {
            return follow(uri, answer, mimeType, sha256, redirects);
        }
        throw away("the medium's host answered " + status, null);
    }

    private Answer follow(
            URI from,
            HttpResponse<InputStream> answer,
            @Nullable String mimeType,
            @Nullable String sha256,
            int redirects) {
        URI to = from.resolve(uri(answer.headers().firstValue("location").orElse("")));
        if (!hosts.allow(to)) {
            return refusedHost(to);
        }
        if (redirects >= MAX_REDIRECTS) {
            return new Answer.Refused(new Reason("media.redirects", "more than " + MAX_REDIRECTS + " redirects"));
        }
        return open(to, send(HttpRequest.newBuilder(to)), mimeType, sha256, redirects + 1);
    }

    private HttpResponse<InputStream> get(URI uri, Sender sender) {
        return send(HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + sender.accessToken().value()));
    }

    private HttpResponse<InputStream> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(ANSWER).GET().build(), BodyHandlers.ofInputStream());
        } catch (IOException broken) {
            throw away("no answer: " + broken.getClass().getSimpleName(), broken);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw away("stopped", stopping);
        }
    }

    private static byte[] small(HttpResponse<InputStream> answer) {
        try (InputStream body = answer.body()) {
            return body.readNBytes(MAX_DESCRIPTION);
        } catch (IOException broken) {
            throw away("half an answer", broken);
        }
    }

    /** 404, or the Graph API's way to say that an object is not there: 400 with code 100 and subcode 33. */
    private static boolean isGone(int status, byte[] body) {
        if (status == 404 || status == 410) {
            return true;
        }
        Tree error = status == 400 ? Tree.of(tree(body)).at("error") : Tree.of(null);
        return error.text("code").filter("100"::equals).isPresent()
                && error.text("error_subcode").filter("33"::equals).isPresent();
    }

    private static Object tree(byte[] body) {
        try {
            return Json.parseObject(body);
        } catch (JsonException unreadable) {
            return Map.of();
        }
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException unreadable) {
            return URI.create("");
        }
    }

    private static Answer refusedHost(URI uri) {
        return new Answer.Refused(new Reason(
                "media.foreign-host",
                "the address of the medium points to " + uri.getHost()
                        + ", which is none of serai.cloud-api.media-hosts; no token was sent there"));
    }

    private static void cutAfter(InputStream bytes) {
        CompletableFuture.delayedExecutor(TRANSFER.toSeconds(), TimeUnit.SECONDS)
                .execute(() -> close(bytes));
    }

    private static void close(HttpResponse<InputStream> answer) {
        close(answer.body());
    }

    private static void close(InputStream bytes) {
        try {
            bytes.close();
        } catch (IOException alreadyBroken) {
            return;
        }
    }

    private static UnavailableException away(String why, @Nullable Throwable cause) {
        return new UnavailableException("cloud-api", why, cause == null ? new IOException(why) : cause);
    }
}
