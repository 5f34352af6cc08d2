package org.serai.flow.camel;

import java.util.concurrent.TimeUnit;
import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.io.SocketConfig;
import org.serai.flow.http.AllowedAddresses;
import org.serai.flow.http.GuardedResolver;

/** Camel's HTTP that connects only where calls may go. */
final class GuardedHttp extends HttpComponent {
    private final GuardedResolver resolver;

    GuardedHttp(AllowedAddresses allowed) {
        this.resolver = new GuardedResolver(allowed);
    }

    @Override
    protected HttpClientConnectionManager createConnectionManager(
            TlsSocketStrategy tls, int connections, int perRoute, SocketConfig sockets) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(tls)
                .setDnsResolver(resolver)
                .setMaxConnTotal(connections > 0 ? connections : getMaxTotalConnections())
                .setMaxConnPerRoute(perRoute > 0 ? perRoute : getConnectionsPerRoute())
                .setDefaultSocketConfig(sockets)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(getConnectTimeout(), TimeUnit.MILLISECONDS)
                        .build())
                .build();
    }
}
