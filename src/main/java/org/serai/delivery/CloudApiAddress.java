package org.serai.delivery;

import java.net.URI;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.serai.canonical.SeraiException;
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
    AsyncRequestProducer get(Sender sender, String path) {
        return call(AsyncRequestBuilder.get(uri(path)), sender).build();
    }

    AsyncRequestProducer post(Sender sender, String path, Object body) {
        return call(AsyncRequestBuilder.post(uri(path)), sender)
                .setEntity(Json.bytes(body), ContentType.APPLICATION_JSON)
                .build();
    }

    private URI uri(String path) {
        return URI.create(base + "/" + path);
    }

    private static AsyncRequestBuilder call(AsyncRequestBuilder request, Sender sender) {
        return request.addHeader(
                        "Authorization", "Bearer " + sender.accessToken().value())
                .addHeader("Accept", "application/json");
    }
}
