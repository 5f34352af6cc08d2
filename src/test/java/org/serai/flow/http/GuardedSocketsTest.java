package org.serai.flow.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serai.canonical.SeraiException;

/** What connects to file servers and databases asks of each address, whatever its name said before. */
class GuardedSocketsTest {
    private static final int MILLIS = 5_000;

    private static InetSocketAddress named(String name, String address, int port) throws UnknownHostException {
        return new InetSocketAddress(
                InetAddress.getByAddress(name, InetAddress.getByName(address).getAddress()), port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "10.0.0.7", "192.168.1.1", "127.0.0.1", "fd00:ec2::254"})
    void a_name_that_means_an_address_inside_is_not_connected_to(String address) throws IOException {
        try (Socket socket = new GuardedSockets(AllowedAddresses.INTERNET).createSocket()) {
            assertThatThrownBy(() -> socket.connect(named("files.partner.example", address, 21), MILLIS))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("files.partner.example is an address inside")
                    .hasMessageContaining("SERAI_EGRESS_ALLOW")
                    .hasCauseInstanceOf(SeraiException.class);
            assertThat(socket.isConnected()).isFalse();
        }
    }

    @Test
    void an_allowed_name_is_connected_to_and_so_is_its_address_afterwards() throws IOException {
        var sockets = new GuardedSockets(AllowedAddresses.of("files.lan"));
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Socket early = sockets.createSocket();
                Socket control = sockets.createSocket();
                Socket data = sockets.createSocket()) {
            int port = server.getLocalPort();
            assertThatThrownBy(() -> early.connect(named("other.lan", "127.0.0.1", port), MILLIS))
                    .isInstanceOf(IOException.class);
            control.connect(named("files.lan", "127.0.0.1", port), MILLIS);
            data.connect(new InetSocketAddress("127.0.0.1", port), MILLIS);
            assertThat(data.isConnected()).isTrue();
        }
    }

    @Test
    void sockets_that_connect_as_they_are_made_ask_as_well() {
        var sockets = new GuardedSockets(AllowedAddresses.INTERNET);
        assertThatThrownBy(() -> sockets.createSocket("127.0.0.1", 1)).hasMessageContaining("address inside");
        assertThatThrownBy(() -> sockets.createSocket(InetAddress.getLoopbackAddress(), 1))
                .hasMessageContaining("address inside");
    }

    @Test
    void a_name_nobody_knows_is_told_as_such() throws IOException {
        try (Socket socket = new GuardedSockets(AllowedAddresses.INTERNET).createSocket()) {
            assertThatThrownBy(() -> socket.connect(InetSocketAddress.createUnresolved("nobody.example", 21), MILLIS))
                    .isInstanceOf(UnknownHostException.class);
        }
    }
}
