package org.serai.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.UnavailableException;

/**
 * Posts documents to a door, one at a time on each connection. A refused one is posted again, and so is one whose connection
 * ended without an answer; a connection the hub closed meanwhile is opened anew.
 */
final class OrderLoad implements AutoCloseable {
    private static final int LARGEST_ANSWER = 1 << 16;
    private static final long PAUSE_MILLIS = 50;
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);
    private final EventLoopGroup loops = new NioEventLoopGroup(1);
    private final ScheduledExecutorService again = Executors.newSingleThreadScheduledExecutor();
    private final BlockingQueue<Channel> idle = new LinkedBlockingQueue<>();
    private final URI hub;
    private final IntFunction<FullHttpRequest> posts;
    private final Arrivals arrivals;
    private final double[] answerMs;
    private final AtomicLong refusals = new AtomicLong();
    private volatile CountDownLatch unanswered = new CountDownLatch(0);
    private volatile @Nullable Exception gone;
    private volatile long answeredNanos = System.nanoTime();

    /** Orders at the door of Shopify, signed. */
    static OrderLoad ofOrders(URI hub, Arrivals arrivals, int events, int connections) {
        return new OrderLoad(hub, new SignedPost(hub.getAuthority())::of, arrivals, events, connections);
    }

    /** @param posts gives the request of a number, whole; asked again when it is posted again */
    OrderLoad(URI hub, IntFunction<FullHttpRequest> posts, Arrivals arrivals, int events, int connections) {
        this.hub = hub;
        this.posts = posts;
        this.arrivals = arrivals;
        this.answerMs = new double[events];
        for (int i = 0; i < connections; i++) {
            idle.add(connect());
        }
    }

    private Channel connect() {
        return new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel socket) {
                        socket.pipeline()
                                .addLast(new HttpClientCodec())
                                .addLast(new HttpObjectAggregator(LARGEST_ANSWER))
                                .addLast(new OrderAnswers());
                    }
                })
                .connect(hub.getHost(), hub.getPort())
                .syncUninterruptibly()
                .channel();
    }

    /**
     * Returns when each of these orders has been answered 202.
     *
     * @throws UnavailableException when the hub takes no connection any more, or answers nothing for a minute
     */
    void post(int first, int events, int rate) throws InterruptedException {
        unanswered = new CountDownLatch(events);
        answeredNanos = System.nanoTime();
        long start = System.nanoTime();
        for (int order = first; order < first + events; order++) {
            if (rate > 0) {
                waitUntil(start + (long) ((order - first) * 1e9 / rate));
            }
            arrivals.posted(order);
            send(free(), order);
        }
        while (!unanswered.await(1, TimeUnit.SECONDS)) {
            checkHub();
        }
    }

    private Channel free() throws InterruptedException {
        Channel free = idle.poll(1, TimeUnit.SECONDS);
        while (free == null) {
            checkHub();
            free = idle.poll(1, TimeUnit.SECONDS);
        }
        return free;
    }

    private void checkHub() {
        if (gone != null) {
            throw new UnavailableException("hub", "it takes no connection any more", gone);
        }
        if (System.nanoTime() - answeredNanos > LONGEST_SILENCE.toNanos()) {
            throw new UnavailableException(
                    "hub", "it has answered nothing for a minute", new TimeoutException(LONGEST_SILENCE.toString()));
        }
    }

    /** Not on the loop of a channel: it may wait for a new connection. */
    private void send(Channel channel, int order) {
        try {
            Channel open = channel.isActive() ? channel : connect();
            OrderAnswers.send(open, order, posts.apply(order), this::answered);
        } catch (Exception refused) { // a connect that fails throws what it was not declared to
            gone = refused;
        }
    }

    /** On the loop of the channel. */
    private void answered(Channel channel, int order, int status, long sentNanos) {
        answeredNanos = System.nanoTime();
        if (status == 202) {
            answerMs[order] = (System.nanoTime() - sentNanos) / 1e6;
            idle.add(channel);
            unanswered.countDown();
        } else {
            refusals.incrementAndGet();
            again.schedule(() -> send(channel, order), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
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
        again.shutdownNow();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
