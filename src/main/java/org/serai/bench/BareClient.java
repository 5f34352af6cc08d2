package org.serai.bench;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityConsumer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.http.nio.support.BasicResponseConsumer;

/** Posts to one address, many at once. */
final class BareClient implements AutoCloseable {
    private final CloseableHttpAsyncClient client;
    private final URI to;

    BareClient(URI to, int connections) {
        this.to = to;
        this.client = HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(connections)
                        .setMaxConnPerRoute(connections)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .build();
        client.start();
    }

    Future<Message<HttpResponse, byte[]>> post(byte[] body) {
        return client.execute(
                AsyncRequestBuilder.post(to)
                        .setEntity(body, ContentType.APPLICATION_JSON)
                        .build(),
                new BasicResponseConsumer<>(new BasicAsyncEntityConsumer()),
                null);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
