package org.serai.flow.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** By what an SFTP server proves that it is the one that is meant. Without one nothing is asked and nothing sent. */
record HostKey(String host, int port) {
    private static final Pattern KEY = Pattern.compile("(?:^|\\s)((?:ssh|ecdsa)-[a-z0-9@.-]+) ([A-Za-z0-9+/]+=*)");

    /**
     * In the form of {@code known_hosts}.
     *
     * @param keys as {@code ssh-keyscan} prints them, with or without the host before; several while they are exchanged
     */
    byte[] knownHosts(String keys) {
        List<String> lines = new ArrayList<>();
        Matcher found = KEY.matcher(keys);
        while (found.find()) {
            lines.add(name() + " " + found.group(1) + " " + found.group(2));
        }
        if (lines.isEmpty()) {
            throw Share.wrong(
                    "hostKey",
                    keys.isEmpty() ? "is missing" : "is no key of a server",
                    "`ssh-keyscan -p " + port + " " + host
                            + "` prints it; compare it with what the server's people say before you write it down");
        }
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private String name() {
        return port == 22 ? host : "[" + host + "]:" + port;
    }
}
