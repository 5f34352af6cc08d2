package org.serai.bench;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.util.AttributeKey;

/** Hears the answer to the one order that is under way on a connection, or that there will be none. */
final class OrderAnswers extends SimpleChannelInboundHandler<FullHttpResponse> {
    private static final AttributeKey<UnderWay> UNDER_WAY = AttributeKey.valueOf("serai.bench.order");

    private record UnderWay(int order, long sentNanos, Listener listener) {}

    /** Told once for each order that was sent. */
    @FunctionalInterface
    interface Listener {
        /** @param status 0: the connection ended without an answer */
        void answered(Channel channel, int order, int status, long sentNanos);
    }

    static void send(Channel channel, int order, FullHttpRequest request, Listener listener) {
        channel.attr(UNDER_WAY).set(new UnderWay(order, System.nanoTime(), listener));
        channel.writeAndFlush(request).addListener(written -> {
            if (!written.isSuccess()) {
                tell(channel, 0);
            }
        });
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse answer) {
        tell(context.channel(), answer.status().code());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        tell(context.channel(), 0);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
        context.close();
    }

    private static void tell(Channel channel, int status) {
        UnderWay order = channel.attr(UNDER_WAY).getAndSet(null);
        if (order != null) {
            order.listener.answered(channel, order.order, status, order.sentNanos);
        }
    }
}
