package org.serai.flow.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** A range of addresses, written {@code 10.0.0.0/8}; one address without a slash. */
record Block(byte[] network, int bits) {
    /** Empty for what is no range of addresses; asks no name server. */
    static Optional<Block> read(String text) {
        String[] parts = text.split("/", 2);
        if (!parts[0].matches("[0-9.]*[.][0-9.]*|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            return Optional.empty();
        }
        try {
            byte[] network = InetAddress.getByName(parts[0]).getAddress();
            int bits = parts.length == 1 ? network.length * 8 : Integer.parseInt(parts[1]);
            return bits < 0 || bits > network.length * 8 ? Optional.empty() : Optional.of(new Block(network, bits));
        } catch (UnknownHostException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    boolean holds(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((bytes[bit / 8] & mask) != (network[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
