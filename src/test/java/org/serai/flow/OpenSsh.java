package org.serai.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The SFTP server most machines run. It is opened by a key, and a login leads to the home of the tests' user. */
final class OpenSsh {
    static final Path PROGRAM = Path.of("/usr/sbin/sshd");

    private OpenSsh() {}

    static InstalledServer start(Path root, Map<String, String> settings, Map<String, String> secrets)
            throws IOException, InterruptedException {
        Path keys = Files.createDirectories(root.resolveSibling("keys"));
        int port = InstalledServer.freePort();
        String user = System.getProperty("user.name");
        Path may = Files.writeString(keys.resolve("may"), newKey(keys.resolve("own")));
        settings.put("host-key", newKey(keys.resolve("host")).strip());
        settings.put("user", user);
        settings.put("port", String.valueOf(port));
        Path fromHome = Path.of(System.getProperty("user.home")).relativize(root);
        settings.put("directory", fromHome.resolve("in").toString());
        settings.put("answers-directory", fromHome.resolve("in/answers").toString());
        secrets.remove("password");
        secrets.put("private-key", Files.readString(keys.resolve("own")));
        Path configuration = Files.writeString(
                keys.resolve("sshd_config"), String.format(Locale.ROOT, """
                ListenAddress 127.0.0.1
                Port %d
                HostKey %s
                AuthorizedKeysFile %s
                PidFile none
                StrictModes no
                UsePAM no
                PasswordAuthentication no
                Subsystem sftp internal-sftp
                """, port, keys.resolve("host"), may));
        if (user.equals("root")) {
            // where it lays down its rights; the system's own start makes it
            Files.createDirectories(Path.of("/run/sshd"));
        }
        return InstalledServer.start(
                List.of(PROGRAM.toString(), "-D", "-e", "-f", configuration.toString()), port, keys.resolve("log"));
    }

    /** @return its public half, as the file beside it has it */
    private static String newKey(Path file) throws IOException, InterruptedException {
        Process maker =
                new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString()).start();
        if (!maker.waitFor(30, TimeUnit.SECONDS) || maker.exitValue() != 0) {
            throw new AssertionError("ssh-keygen made no " + file);
        }
        return Files.readString(Path.of(file + ".pub"));
    }
}
