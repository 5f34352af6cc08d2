package org.serai.flow.file;

import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.jspecify.annotations.Nullable;
import org.serai.flow.http.GuardedSockets;

/** The way of SFTP to its server: straight, but only where calls may go. One session at a time. */
final class GuardedWay implements Proxy {
    private final GuardedSockets sockets;
    private @Nullable Socket socket;

    GuardedWay(GuardedSockets sockets) {
        this.sockets = sockets;
    }

    @Override
    public synchronized void connect(@Nullable SocketFactory none, String host, int port, int timeoutMillis)
            throws IOException {
        Socket made = sockets.createSocket();
        try {
            made.connect(new InetSocketAddress(host, port), timeoutMillis);
            made.setTcpNoDelay(true);
        } catch (IOException failed) {
            made.close();
            throw failed;
        }
        socket = made;
    }

    @Override
    public InputStream getInputStream() {
        try {
            return getSocket().getInputStream();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    @Override
    public OutputStream getOutputStream() {
        try {
            return getSocket().getOutputStream();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    @Override
    public synchronized Socket getSocket() {
        if (socket == null) {
            throw new IllegalStateException("not connected");
        }
        return socket;
    }

    @Override
    public synchronized void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException closed) {
            // as was wanted
        }
    }
}
