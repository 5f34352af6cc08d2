package org.serai.delivery;

import java.net.URI;
import java.net.http.HttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.serai.canonical.SeraiException;
import org.serai.cloudapi.SendRequest;
import org.serai.json.Json;
import org.serai.tenant.Sender;

/** Where the Cloud API is and how a call to it looks: base, version, bearer token, JSON. */
record CloudApiAddress(String base) {
    CloudApiAddress(String url, String version) {
        this(checked(url).replaceAll("/+$", "") + "/" + version);
    }

    private static String checked(String url) {
        if (!url.matches("https?://[^/\\s]+(/\\S*)?")) {
            throw new SeraiException(
                    "setting.invalid",
                    "SERAI_CLOUD_API_URL",
                    "`" + url + "` is no address",
                    "write it as https://graph.facebook.com, without the version");
        }
        return url;
    }

    /** @param path after the version, with its query */
    HttpRequest.Builder call(Sender sender, String path) {
        return HttpRequest.newBuilder(URI.create(base + "/" + path))
                .header("Authorization", bearer(sender))
                .header("Accept", "application/json");
    }

    /** The one call that must never leave twice; see {@link HttpWire}. */
    AsyncRequestProducer message(Sender sender, SendRequest request) {
        return AsyncRequestBuilder.post(URI.create(base + "/" + request.from() + "/messages"))
                .addHeader("Authorization", bearer(sender))
                .addHeader("Accept", "application/json")
                .setEntity(Json.bytes(request.body()), ContentType.APPLICATION_JSON)
                .build();
    }

    private static String bearer(Sender sender) {
        return "Bearer " + sender.accessToken().value();
    }

    HttpRequest post(Sender sender, String path, Object body) {
        return call(sender, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
                .build();
    }
}
