package org.serai.flow.http;

import java.net.InetAddress;
import java.util.Optional;
import org.apache.catalina.util.NetMask;

/** A range of addresses, written {@code 10.0.0.0/8}; one address without a slash. */
record Block(NetMask mask) {
    /** Empty for what is no range of addresses; asks no name server. */
    static Optional<Block> read(String text) {
        if (!text.split("/", 2)[0].matches("[0-9.]*[.][0-9.]*|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Block(new NetMask(text)));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    boolean holds(InetAddress address) {
        return mask.matches(address);
    }
}
