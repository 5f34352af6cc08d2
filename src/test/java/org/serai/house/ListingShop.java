package org.serai.house;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A system that lists its orders, all in one page and the same each time, as canonical events. */
final class ListingShop implements AutoCloseable {
    private final HttpServer server;
    private volatile int listed;

    ListingShop() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::list);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on, so many. */
    void lists(int orders) {
        listed = orders;
    }

    private void list(HttpExchange exchange) throws IOException {
        String orders = IntStream.range(0, listed)
                .mapToObj(number -> order("P", number))
                .collect(Collectors.joining(",", "[", "]"));
        byte[] body = orders.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    static String key(String series, int number) {
        return "#" + series + number;
    }

    /** In one line, with a buyer of its own. */
    static String order(String series, int number) {
        return event("order.created.v1", series, number, """
                "orderId":"%1$s","orderNumber":"#%1$s","orderStatus":"CREATED","customer":{"name":"Ada","phone":{"raw":"%2$s",\
                "e164":"%2$s"}}\
                """.formatted(series + number, phone(series, number)));
    }

    /** On its way: no flow tells anybody. */
    static String parcel(String series, int number) {
        return event("shipment.updated.v1", series, number, """
                "shipmentId":"%1$s","trackingNumber":"%1$s","carrier":"swiftly","status":"IN_TRANSIT","occurredAt":"%2$s"\
                """.formatted(series + number, "2026-11-22T08:00:00Z"));
    }

    private static String event(String type, String series, int number, String data) {
        String id = series + number;
        return """
                {"specversion":"1.0","id":"%1$s","source":"erp://north","type":"%2$s","subject":"%1$s",\
                "time":"2026-11-22T08:00:00Z","tenant":"demo","data":{%3$s,"refs":[{"system":"erp","type":"order","id":"%1$s"}]}}\
                """.formatted(id, type, data);
    }

    private static String phone(String series, int number) {
        return "+49151" + (series.equals("P") ? "1" : "2") + String.format(Locale.ROOT, "%07d", number);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
