package org.serai.delivery;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.serai.json.Json;

/** A Cloud API on loopback that counts every message that arrives whole, and answers, cuts or keeps silent as told. */
public final class FaultyApi implements AutoCloseable {
    private final ServerSocket server;
    private final List<Map<String, Object>> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final Socket seat = new Socket();
    private final Thread accepting;
    private final AtomicInteger wamids = new AtomicInteger();
    private volatile Function<Map<String, Object>, Answer> behaviour = body -> ok();

    /** What the server does once a message has arrived. */
    public interface Answer {
        void give(OutputStream out, Socket socket) throws IOException;
    }

    public FaultyApi() throws IOException {
        server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        accepting = daemon(this::accept);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    public List<Map<String, Object>> requests() {
        return requests;
    }

    public void answerWith(Function<Map<String, Object>, Answer> changed) {
        behaviour = changed;
    }

    public Answer ok() {
        String wamid = "wamid.T" + wamids.incrementAndGet();
        return status(200, "{\"messaging_product\":\"whatsapp\",\"messages\":[{\"id\":\"" + wamid + "\"}]}");
    }

    public static Answer error(int status, int code) {
        return status(
                status,
                "{\"error\":{\"message\":\"(#" + code + ") Something\",\"type\":\"OAuthException\",\"code\":" + code
                        + ",\"error_data\":{\"messaging_product\":\"whatsapp\",\"details\":\"because\"}}}");
    }

    public static Answer status(int status, String body, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\n" + more + "Content-Length: "
                + bytes.length + "\r\n\r\n";
        return (out, socket) -> {
            out.write((head + body).getBytes(StandardCharsets.UTF_8));
            out.flush();
        };
    }

    /** Headers and half of the body, then the end. */
    public static Answer half() {
        return (out, socket) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"messages\":[{\"id\":\"wa"
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            socket.close();
        };
    }

    public static Answer reset() {
        return (out, socket) -> {
            socket.setSoLinger(true, 0);
            socket.close();
        };
    }

    public static Answer hangUp() {
        return (out, socket) -> socket.close();
    }

    public static Answer silence() {
        return (out, socket) -> {};
    }

    /** The answer comes when the latch opens. */
    public static Answer after(CountDownLatch latch, Answer answer) {
        return (out, socket) -> {
            try {
                latch.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            answer.give(out, socket);
        };
    }

    @Override
    public void close() throws IOException {
        server.close();
        hangUpAll();
        seat.close();
    }

    private void hangUpAll() throws IOException {
        for (Socket connection : connections) {
            connection.close();
        }
    }

    /** Whoever connects from now on is refused, and nobody is connected. The port is kept: another test's server might get it. */
    public void leave() throws IOException, InterruptedException {
        server.close();
        accepting.join();
        hangUpAll();
        seat.setReuseAddress(true);
        seat.bind(server.getLocalSocketAddress());
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.add(socket);
                daemon(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the end of the test
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            byte[] body = read(in);
            while (body != null) {
                answer(body).give(out, socket);
                body = socket.isClosed() ? null : read(in);
            }
        } catch (IOException gone) {
            // the client went away; what arrived is counted
        }
    }

    /** Without a body it is a list that is asked for, not a message. */
    private Answer answer(byte[] body) {
        if (body.length == 0) {
            return status(200, "{\"data\":[]}");
        }
        Map<String, Object> request = Json.parseObject(body);
        requests.add(request);
        return behaviour.apply(request);
    }

    private static byte @Nullable [] read(InputStream in) throws IOException {
        int length = 0;
        String line = line(in);
        if (line == null) {
            return null;
        }
        while (line != null && !line.isEmpty()) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).trim());
            }
            line = line(in);
        }
        return in.readNBytes(length);
    }

    private static @Nullable String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            if (next != '\r') {
                line.write(next);
            }
            next = in.read();
        }
        return next < 0 ? null : line.toString(StandardCharsets.UTF_8);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "faulty-api");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
