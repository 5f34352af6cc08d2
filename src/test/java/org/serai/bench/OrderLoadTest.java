package org.serai.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.serai.canonical.UnavailableException;

@Timeout(60)
class OrderLoadTest {
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger calls = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private HttpServer hub;

    @BeforeEach
    void start() throws IOException {
        hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/in/demo/shopify", this::take);
        hub.setExecutor(threads);
        hub.start();
    }

    @AfterEach
    void stop() {
        hub.stop(0);
        threads.shutdownNow();
    }

    /** Of every four calls the third is cut without an answer and the fourth refused. */
    private void take(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        int call = calls.incrementAndGet() % 4;
        if (call == 3) {
            exchange.close();
            return;
        }
        if (call != 0) {
            taken.add(exchange.getRequestHeaders().getFirst("X-Shopify-Event-Id"));
        }
        exchange.sendResponseHeaders(call == 0 ? 503 : 202, -1);
        exchange.close();
    }

    private OrderLoad load(int events) {
        URI address = URI.create("http://127.0.0.1:" + hub.getAddress().getPort());
        return OrderLoad.ofOrders(address, new Arrivals(events), events, 2);
    }

    @Test
    void every_order_is_taken_though_connections_end_and_the_hub_refuses_some() throws InterruptedException {
        try (OrderLoad load = load(20)) {
            load.post(0, 20, 0);
            assertThat(taken).hasSize(20);
            assertThat(load.refusals()).isPositive();
        }
    }

    @Test
    void a_hub_that_is_gone_ends_the_load_and_is_named() throws InterruptedException {
        try (OrderLoad load = load(8)) {
            load.post(0, 4, 0);
            hub.stop(0);
            assertThatThrownBy(() -> load.post(4, 4, 0))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("no connection");
        }
    }
}
