package org.serai.flow.rows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.util.ConfigurableSocketFactory;
import org.serai.flow.http.AllowedAddresses;
import org.serai.flow.http.GuardedSockets;

/** Sockets for MariaDB's driver, which makes the class by its name and shows it its own settings. */
public final class MariaDbSockets extends ConfigurableSocketFactory {
    /** A setting the driver does not know, and hands on. */
    static final String ALLOWED = "seraiAllowed";

    private GuardedSockets sockets = new GuardedSockets(AllowedAddresses.INTERNET);

    @Override
    public void setConfiguration(Configuration configuration, String host) {
        sockets = new GuardedSockets(
                AllowedAddresses.of(configuration.nonMappedOptions().getProperty(ALLOWED, "")));
    }

    @Override
    public Socket createSocket() {
        return sockets.createSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return sockets.createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return sockets.createSocket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return sockets.createSocket(host, port, from, fromPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return sockets.createSocket(host, port, from, fromPort);
    }
}
