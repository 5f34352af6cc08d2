package org.serai.bench;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.function.Consumer;

/** Takes signed documents over HTTP; who handed one in waits until {@link #accept} is called for it. */
final class BareDoor extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final Consumer<Document> taken;

    record Document(ChannelHandlerContext from, byte[] body) {}

    BareDoor(Consumer<Document> taken) {
        this.taken = taken;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        byte[] body = ByteBufUtil.getBytes(request.content());
        if (SignedPost.isSigned(request.headers(), body)) {
            taken.accept(new Document(context, body));
        } else {
            answer(context, HttpResponseStatus.UNAUTHORIZED);
        }
    }

    static void accept(Document document) {
        answer(document.from(), HttpResponseStatus.ACCEPTED);
    }

    private static void answer(ChannelHandlerContext context, HttpResponseStatus status) {
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
        response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, 0);
        context.writeAndFlush(response);
    }
}
