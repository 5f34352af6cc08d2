package org.serai.bench;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.util.AttributeKey;

/** Hears the answer to the one order that is under way on a connection. */
final class OrderAnswers extends SimpleChannelInboundHandler<FullHttpResponse> {
    private static final AttributeKey<UnderWay> UNDER_WAY = AttributeKey.valueOf("serai.bench.order");
    private final Listener listener;

    private record UnderWay(int order, long sentNanos) {}

    @FunctionalInterface
    interface Listener {
        void answered(Channel channel, int order, int status, long sentNanos);
    }

    OrderAnswers(Listener listener) {
        this.listener = listener;
    }

    static void send(Channel channel, int order, FullHttpRequest request) {
        channel.attr(UNDER_WAY).set(new UnderWay(order, System.nanoTime()));
        channel.writeAndFlush(request);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse answer) {
        UnderWay order = context.channel().attr(UNDER_WAY).get();
        listener.answered(context.channel(), order.order, answer.status().code(), order.sentNanos);
    }
}
