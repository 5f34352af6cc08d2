package org.serai.delivery;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import org.serai.conversation.MediaSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Apart from the sender's wiring: media have a client of their own, so that no download takes a connection of a send. */
@Configuration(proxyBeanMethods = false)
class MediaDownloadConfiguration {
    @Bean
    MediaSource mediaSource(
            @Value("${serai.cloud-api.url}") String url,
            @Value("${serai.cloud-api.version}") String version,
            @Value("${serai.cloud-api.media-hosts}") List<String> hosts) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(3))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        String base = url.replaceAll("/+$", "");
        return new HttpMediaSource(client, base + "/" + version, new MediaHosts(URI.create(base), hosts));
    }
}
