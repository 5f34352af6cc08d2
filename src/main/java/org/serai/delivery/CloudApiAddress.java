package org.serai.delivery;

import java.net.URI;
import java.net.http.HttpRequest;
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
    HttpRequest.Builder call(Sender sender, String path) {
        return HttpRequest.newBuilder(URI.create(base + "/" + path))
                .header("Authorization", "Bearer " + sender.accessToken().value())
                .header("Accept", "application/json");
    }

    HttpRequest post(Sender sender, String path, Object body) {
        return call(sender, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
                .build();
    }
}
