package org.serai.flow.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.SeraiException;

/**
 * Makes sockets that connect only where calls may go. What is asked is the address itself, the moment it is connected to, so a
 * name that means something else by then changes nothing. An address reached under an allowed name may be connected to once
 * more without it, as FTP does for its data. Thread-safe.
 */
public class GuardedSockets extends SocketFactory {
    private final AllowedAddresses allowed;
    private final Set<InetAddress> known = ConcurrentHashMap.newKeySet();

    public GuardedSockets(AllowedAddresses allowed) {
        this.allowed = allowed;
    }

    private void check(SocketAddress wanted) throws IOException {
        if (!(wanted instanceof InetSocketAddress to) || to.getAddress() == null) {
            throw new UnknownHostException("nobody knows " + wanted);
        }
        if (known.contains(to.getAddress())) {
            return;
        }
        try {
            allowed.check(to.getHostString(), to.getAddress());
            known.add(to.getAddress());
        } catch (SeraiException refused) {
            throw new IOException(refused.getMessage() + "; " + refused.advice(), refused);
        }
    }

    private final class Guarded extends Socket {
        @Override
        public void connect(SocketAddress to, int timeoutMillis) throws IOException {
            check(to);
            super.connect(to, timeoutMillis);
        }
    }

    @Override
    public Socket createSocket() {
        return new Guarded();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(InetAddress.getByName(host), port, from, fromPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
    }

    private Socket connected(InetSocketAddress to, @Nullable InetSocketAddress from) throws IOException {
        Socket socket = createSocket();
        if (from != null) {
            socket.bind(from);
        }
        socket.connect(to);
        return socket;
    }
}
