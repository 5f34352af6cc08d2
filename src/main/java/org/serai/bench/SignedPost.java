package org.serai.bench;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.serai.canonical.Sha256;

/** An order as Shopify posts it: topic, event id and signature in headers. */
record SignedPost(String host) {
    private static final String SIGNATURE = "X-Shopify-Hmac-Sha256";
    private static final byte[] SECRET = "demo-shopify-secret".getBytes(StandardCharsets.UTF_8);

    FullHttpRequest of(int order) {
        byte[] body = OrderDocument.of(order);
        var headers = Map.of(
                "Content-Type",
                "application/json",
                "X-Shopify-Topic",
                "orders/create",
                "X-Shopify-Event-Id",
                "bench-" + order,
                SIGNATURE,
                sign(body));
        return new Posts(host).to("/in/demo/shopify", headers, body);
    }

    static boolean isSigned(HttpHeaders headers, byte[] body) {
        return sign(body).equals(headers.get(SIGNATURE));
    }

    private static String sign(byte[] body) {
        return Base64.getEncoder().encodeToString(Sha256.hmac(SECRET).doFinal(body));
    }
}
