package org.serai.bench;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.serai.json.Json;

/** A Cloud API end that costs next to nothing: counts, answers after the wanted latency, echoes statuses. */
final class LightApiHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final Arrivals arrivals;
    private final StatusEcho echo;
    private final int latencyMs;

    LightApiHandler(Arrivals arrivals, StatusEcho echo, int latencyMs) {
        this.arrivals = arrivals;
        this.echo = echo;
        this.latencyMs = latencyMs;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        boolean isSend = request.method() == HttpMethod.POST && request.uri().endsWith("/messages");
        String answer = isSend ? send(ByteBufUtil.getBytes(request.content())) : question(request);
        if (isSend && latencyMs > 0) {
            context.executor().schedule(() -> answer(context, answer), latencyMs, TimeUnit.MILLISECONDS);
        } else {
            answer(context, answer);
        }
    }

    private String send(byte[] body) {
        Map<String, Object> message = Json.parseObject(body);
        String to = String.valueOf(message.get("to"));
        String wamid = "wamid." + UUID.randomUUID();
        arrivals.arrived(OrderDocument.numberOf(to));
        echo.accepted(wamid, to, String.valueOf(message.get("biz_opaque_callback_data")));
        return "{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"" + to + "\",\"wa_id\":\""
                + to.substring(1) + "\"}],\"messages\":[{\"id\":\"" + wamid + "\",\"message_status\":\"accepted\"}]}";
    }

    private static String question(FullHttpRequest request) {
        return request.method() == HttpMethod.POST
                ? "{\"id\":\"1\",\"status\":\"APPROVED\",\"category\":\"UTILITY\",\"success\":true}"
                : "{\"data\":[],\"paging\":{}}";
    }

    private static void answer(ChannelHandlerContext context, String json) {
        var response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.OK,
                Unpooled.wrappedBuffer(json.getBytes(StandardCharsets.UTF_8)));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .setInt(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
        context.writeAndFlush(response);
    }
}
