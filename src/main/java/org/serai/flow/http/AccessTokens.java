package org.serai.flow.http;

import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The access tokens of all tenants, in memory only: one a grant, asked for when it is needed, kept until shortly before it
 * ends, by one thread at a time. Safe for many threads.
 */
public final class AccessTokens implements AutoCloseable {
    private final CloseableHttpClient http;
    private final TokenEndpoint endpoint;
    private final ConcurrentMap<Grant, Slot> slots = new ConcurrentHashMap<>();

    private static final class Slot {
        private @Nullable Token token;
        private String refresh = "";
    }

    /**
     * A token as one call uses it.
     *
     * @param isKept whether it was there already; one that was just asked for and is refused has nothing to wait for
     */
    record Used(String value, boolean isKept) {}

    public AccessTokens(AllowedAddresses allowed) {
        http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new GuardedResolver(allowed))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(3, TimeUnit.SECONDS)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(10, TimeUnit.SECONDS)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .build();
        endpoint = new TokenEndpoint(http);
    }

    Used of(Grant grant) {
        Slot slot = slots.computeIfAbsent(grant, unknown -> new Slot());
        synchronized (slot) {
            if (slot.token != null && !slot.token.isOver()) {
                return new Used(slot.token.value(), true);
            }
            Token token = endpoint.ask(grant, slot.refresh.isEmpty() ? grant.refresh() : slot.refresh);
            slot.token = token;
            slot.refresh = token.refresh();
            return new Used(token.value(), false);
        }
    }

    /** The system refused it before its time. One that was asked for since is kept. */
    void forget(Grant grant, String value) {
        Slot slot = slots.computeIfAbsent(grant, unknown -> new Slot());
        synchronized (slot) {
            if (slot.token != null && slot.token.value().equals(value)) {
                slot.token = null;
            }
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
