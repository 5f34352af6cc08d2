package org.serai.delivery;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.serai.cloudapi.ErrorTable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int THREADS = 2;

    static {
        // read once by the JDK when the first request is made; a POST is never repeated by it, a connect would be
        System.setProperty("jdk.httpclient.disableRetryConnect", "true");
        System.setProperty("jdk.httpclient.enableAllMethodRetry", "false");
    }

    @Bean
    CloudApiAddress cloudApiAddress(
            @Value("${serai.cloud-api.url}") String url, @Value("${serai.cloud-api.version}") String version) {
        return new CloudApiAddress(url, version);
    }

    @Bean(destroyMethod = "shutdown")
    ExecutorService cloudApiCalls() {
        return Executors.newFixedThreadPool(THREADS, task -> new Thread(task, "cloud-api"));
    }

    @Bean
    HttpClient cloudApiClient(@Qualifier("cloudApiCalls") Executor calls) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(calls)
                .build();
    }

    @Bean
    HttpWire httpWire(
            @Qualifier("cloudApiClient") HttpClient client,
            CloudApiAddress address,
            ErrorTable errors,
            @Value("${serai.cloud-api.deadline}") Duration deadline) {
        return new HttpWire(client, address, new Classifier(errors), deadline);
    }

    @Bean
    HttpTemplateApi httpTemplateApi(
            @Qualifier("cloudApiClient") HttpClient client,
            CloudApiAddress address,
            ErrorTable errors,
            @Value("${serai.cloud-api.deadline}") Duration deadline) {
        return new HttpTemplateApi(client, address, errors, deadline);
    }
}
