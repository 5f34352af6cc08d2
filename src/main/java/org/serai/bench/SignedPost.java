package org.serai.bench;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.serai.canonical.Sha256;

/** An order as Shopify posts it: topic, event id and signature in headers. */
record SignedPost(String host) {
    private static final String SIGNATURE = "X-Shopify-Hmac-Sha256";
    private static final byte[] SECRET = "demo-shopify-secret".getBytes(StandardCharsets.UTF_8);

    FullHttpRequest of(int order) {
        byte[] body = OrderDocument.of(order);
        var request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1, HttpMethod.POST, "/in/demo/shopify", Unpooled.wrappedBuffer(body));
        request.headers()
                .set(HttpHeaderNames.HOST, host)
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set("X-Shopify-Topic", "orders/create")
                .set("X-Shopify-Event-Id", "bench-" + order)
                .set(SIGNATURE, sign(body));
        return request;
    }

    static boolean isSigned(HttpHeaders headers, byte[] body) {
        return sign(body).equals(headers.get(SIGNATURE));
    }

    private static String sign(byte[] body) {
        return Base64.getEncoder().encodeToString(Sha256.hmac(SECRET).doFinal(body));
    }
}
