package org.serai.flow.file;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.serai.flow.http.GuardedSockets;

/** A directory and the way to it, as a Kamelet's parameters say it. What cannot be is refused with the setting's name. */
record Share(Map<String, String> parameters) {
    private static final Set<String> PROTOCOLS = Set.of("local", "sftp", "ftp", "ftps");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9a-fA-F:.]+]");
    private static final int MILLIS_TO_CONNECT = 10_000;
    private static final int MILLIS_OF_SILENCE = 30_000;

    String protocol() {
        return among("protocol", PROTOCOLS, "local, sftp, ftp or ftps");
    }

    boolean isLocal() {
        return protocol().equals("local");
    }

    String text(String name) {
        return parameters.getOrDefault(name, "").strip();
    }

    Optional<String> given(String name) {
        return Optional.of(text(name)).filter(text -> !text.isEmpty());
    }

    String needed(String name, String wayOut) {
        return given(name).orElseThrow(() -> wrong(name, "is missing", wayOut));
    }

    private String among(String name, Set<String> words, String wayOut) {
        String word = text(name);
        if (!words.contains(word)) {
            throw wrong(name, "cannot be `" + word + "`", "write " + wayOut);
        }
        return word;
    }

    int number(String name, int least, int most) {
        String text = text(name);
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw wrong(name, "cannot be `" + text + "`", "write a whole number from " + least + " to " + most);
        }
        return Integer.parseInt(text);
    }

    static IllegalArgumentException wrong(String name, String what, String wayOut) {
        return new IllegalArgumentException("files: `" + name + "` " + what + "; " + wayOut);
    }

    String host() {
        String host = needed("host", "name the server");
        if (!HOST.matcher(host).matches()) {
            throw wrong("host", "cannot be `" + FileName.shown(host) + "`", "write the name or address alone");
        }
        return host;
    }

    int port() {
        int port = number("port", 0, 65_535);
        return port != 0 ? port : protocol().equals("sftp") ? 22 : 21;
    }

    String directory() {
        return needed("directory", "name the directory the files lie in");
    }

    Duration settle() {
        return Duration.ofSeconds(number("settleSeconds", 0, 86_400));
    }

    /** For people: no secret, no user. */
    String shown() {
        return isLocal() ? directory() : protocol() + "://" + host() + ":" + port();
    }

    /** For Camel: no secret, no user. */
    String address() {
        return isLocal() ? "file:" + directory() : shown() + "/" + directory().replaceFirst("^/+", "");
    }

    /**
     * What Camel wants to know beside the address.
     *
     * @param sockets that FTP connects through; SFTP has a way of its own
     */
    Map<String, Object> options(GuardedSockets sockets) {
        return isLocal() ? Map.of() : remote(sockets);
    }

    private Map<String, Object> remote(GuardedSockets sockets) {
        var options = new LinkedHashMap<String, Object>();
        options.put("username", needed("user", "name the user"));
        given("password").ifPresent(password -> options.put("password", password));
        options.put("connectTimeout", MILLIS_TO_CONNECT);
        options.put("soTimeout", MILLIS_OF_SILENCE);
        options.put("timeout", MILLIS_OF_SILENCE);
        options.put("maximumReconnectAttempts", 0);
        options.put("throwExceptionOnConnectFailed", true);
        options.put("disconnect", true);
        options.put("stepwise", false);
        options.put("separator", "UNIX");
        switch (protocol()) {
            case "sftp" -> sftp(options);
            case "ftps" -> ftps(options, sockets);
            default -> ftp(options, sockets);
        }
        return options;
    }

    private void sftp(Map<String, Object> options) {
        options.put("knownHosts", new HostKey(host(), port()).knownHosts(text("hostKey")));
        options.put("useUserKnownHostsFile", false);
        options.put("strictHostKeyChecking", "yes");
        options.put("preferredAuthentications", "publickey,password");
        options.put("jschLoggingLevel", "OFF");
        given("privateKey")
                .ifPresent(key -> options.put("privateKey", (key + "\n").getBytes(StandardCharsets.US_ASCII)));
    }

    /** Data go to the server that answers, whatever address it names for them. */
    private static void ftp(Map<String, Object> options, GuardedSockets sockets) {
        options.put("ftpClient.socketFactory", sockets);
        options.put("ftpClient.ipAddressFromPasvResponse", false);
        options.put("passiveMode", true);
        options.put("binary", true);
    }

    private void ftps(Map<String, Object> options, GuardedSockets sockets) {
        ftp(options, sockets);
        options.put("execPbsz", 0L);
        options.put("execProt", "P");
        options.put("sslContextParameters", new Trust(text("certificate")).parameters());
        options.put("ftpClient.endpointCheckingEnabled", true);
    }
}
