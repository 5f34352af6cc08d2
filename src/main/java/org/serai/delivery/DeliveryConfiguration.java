package org.serai.delivery;

import java.net.ProxySelector;
import java.nio.channels.ClosedSelectorException;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.serai.cloudapi.ErrorTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryConfiguration.class);
    private static final Duration CONNECT = Duration.ofSeconds(3);
    /** More than the engine has in flight. */
    private static final int MOST_CONNECTIONS = 1024;

    @Bean
    CloudApiAddress cloudApiAddress(
            @Value("${serai.cloud-api.url}") String url, @Value("${serai.cloud-api.version}") String version) {
        return new CloudApiAddress(url, version);
    }

    /** Never asks again by itself, follows nothing, keeps no cookie; a connection idle for a second is tried before use. */
    @Bean(initMethod = "start", destroyMethod = "close")
    CloseableHttpAsyncClient cloudApiClient() {
        ConnectionConfig connections = ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(CONNECT))
                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                .setTimeToLive(TimeValue.ofSeconds(30))
                .build();
        return HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setDefaultConnectionConfig(connections)
                        .setDefaultTlsConfig(TlsConfig.custom()
                                .setHandshakeTimeout(Timeout.of(CONNECT))
                                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                                .build())
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_CONNECTIONS)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(CONNECT))
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setRoutePlanner(new SystemDefaultRoutePlanner(ProxySelector.getDefault()))
                .setIoReactorExceptionCallback(DeliveryConfiguration::ended)
                .setThreadFactory(task -> new Thread(task, "cloud-api"))
                .setUserAgent("Serai")
                .evictIdleConnections(TimeValue.ofSeconds(30))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** Two of the library's threads may close the same connections at the end; nothing else may pass unseen. */
    private static void ended(Exception broken) {
        if (!(broken instanceof ClosedSelectorException)) {
            LOG.error("the connections to the Cloud API broke", broken);
        }
    }

    @Bean
    CloudApiCalls cloudApiCalls(
            CloseableHttpAsyncClient client, @Value("${serai.cloud-api.deadline}") Duration deadline) {
        return new CloudApiCalls(client, deadline);
    }

    @Bean
    HttpWire httpWire(CloudApiCalls calls, CloudApiAddress address, ErrorTable errors) {
        return new HttpWire(calls, address, new Classifier(errors));
    }

    @Bean
    HttpTemplateApi httpTemplateApi(CloudApiCalls calls, CloudApiAddress address, ErrorTable errors) {
        return new HttpTemplateApi(calls, address, errors);
    }
}
