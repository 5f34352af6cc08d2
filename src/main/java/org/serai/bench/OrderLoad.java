package org.serai.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Posts orders to the Shopify door, signed, one at a time on each connection; a refused one is posted again. */
final class OrderLoad implements AutoCloseable {
    private static final int LARGEST_ANSWER = 1 << 16;
    private static final long PAUSE_MILLIS = 50;
    private final EventLoopGroup loops = new NioEventLoopGroup(1);
    private final BlockingQueue<Channel> idle = new LinkedBlockingQueue<>();
    private final SignedPost posts;
    private final Arrivals arrivals;
    private final double[] answerMs;
    private final AtomicLong refusals = new AtomicLong();
    private volatile CountDownLatch unanswered = new CountDownLatch(0);

    OrderLoad(URI hub, Arrivals arrivals, int events, int connections) {
        this.posts = new SignedPost(hub.getAuthority());
        this.arrivals = arrivals;
        this.answerMs = new double[events];
        for (int i = 0; i < connections; i++) {
            idle.add(connect(hub));
        }
    }

    private Channel connect(URI hub) {
        return new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel socket) {
                        socket.pipeline()
                                .addLast(new HttpClientCodec())
                                .addLast(new HttpObjectAggregator(LARGEST_ANSWER))
                                .addLast(new OrderAnswers(OrderLoad.this::answered));
                    }
                })
                .connect(hub.getHost(), hub.getPort())
                .syncUninterruptibly()
                .channel();
    }

    /** Returns when each of these orders has been answered 202. */
    void post(int first, int events, int rate) throws InterruptedException {
        unanswered = new CountDownLatch(events);
        long start = System.nanoTime();
        for (int order = first; order < first + events; order++) {
            if (rate > 0) {
                waitUntil(start + (long) ((order - first) * 1e9 / rate));
            }
            arrivals.posted(order);
            OrderAnswers.send(idle.take(), order, posts.of(order));
        }
        unanswered.await();
    }

    /** On the loop of the channel. */
    private void answered(Channel channel, int order, int status, long sentNanos) {
        if (status == 202) {
            answerMs[order] = (System.nanoTime() - sentNanos) / 1e6;
            idle.add(channel);
            unanswered.countDown();
        } else {
            refusals.incrementAndGet();
            channel.eventLoop()
                    .schedule(
                            () -> OrderAnswers.send(channel, order, posts.of(order)),
                            PAUSE_MILLIS,
                            TimeUnit.MILLISECONDS);
        }
    }

    private static void waitUntil(long nanos) {
        long left = nanos - System.nanoTime();
        if (left > 0) {
            LockSupport.parkNanos(left);
        }
    }

    long refusals() {
        return refusals.get();
    }

    double answerP99Ms(int first) {
        double[] sorted = Arrays.copyOfRange(answerMs, first, answerMs.length);
        Arrays.sort(sorted);
        return Arrivals.percentile(sorted, 0.99);
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
