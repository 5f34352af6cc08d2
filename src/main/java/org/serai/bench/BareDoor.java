package org.serai.bench;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.function.Consumer;

/** Takes signed documents over HTTP; who handed one in waits until {@link #accept} is called for it. */
final class BareDoor implements AutoCloseable {
    private static final int LARGEST_BODY = 1 << 20;
    private final EventLoopGroup loops = new NioEventLoopGroup(1);
    private final Channel channel;

    record Document(ChannelHandlerContext from, byte[] body) {}

    BareDoor(Consumer<Document> taken) {
        channel = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel socket) {
                        socket.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(LARGEST_BODY))
                                .addLast(new Handler(taken));
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }

    private static final class Handler extends SimpleChannelInboundHandler<FullHttpRequest> {
        private final Consumer<Document> taken;

        Handler(Consumer<Document> taken) {
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
    }

    static void accept(Document document) {
        answer(document.from(), HttpResponseStatus.ACCEPTED);
    }

    private static void answer(ChannelHandlerContext context, HttpResponseStatus status) {
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
        response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, 0);
        context.writeAndFlush(response);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + ((InetSocketAddress) channel.localAddress()).getPort());
    }

    @Override
    public void close() {
        channel.close().syncUninterruptibly();
        loops.shutdownGracefully().syncUninterruptibly();
    }
}
