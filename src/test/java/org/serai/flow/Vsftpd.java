package org.serai.flow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The FTP server most machines run. Its anonymous user, the one it knows without being root, may do everything below the root. */
final class Vsftpd {
    static final Path PROGRAM = Path.of("/usr/sbin/vsftpd");

    private Vsftpd() {}

    static InstalledServer plain(Path root, Map<String, String> settings) throws IOException {
        return start(root, settings, "");
    }

    /** @param keys a PKCS12 store with a key called {@code files} */
    static InstalledServer secure(Path root, Map<String, String> settings, Path keys)
            throws IOException, GeneralSecurityException {
        Path pem = Files.write(root.resolveSibling("vsftpd.pem"), pem(keys));
        // else it wants each data connection to resume the control connection's session, which Java's client does not
        return start(root, settings, """
                ssl_enable=YES
                allow_anon_ssl=YES
                force_anon_logins_ssl=YES
                force_anon_data_ssl=YES
                require_ssl_reuse=NO
                """ + "rsa_cert_file=" + pem + "\n");
    }

    private static InstalledServer start(Path root, Map<String, String> settings, String tls) throws IOException {
        int port = InstalledServer.freePort();
        settings.put("user", "anonymous");
        settings.put("port", String.valueOf(port));
        Path configuration =
                Files.writeString(root.resolveSibling("vsftpd.conf"), String.format(Locale.ROOT, """
                listen=YES
                listen_address=127.0.0.1
                listen_port=%d
                background=NO
                run_as_launching_user=YES
                seccomp_sandbox=NO
                connect_from_port_20=NO
                anon_root=%s
                anon_umask=022
                anon_world_readable_only=NO
                write_enable=YES
                anon_upload_enable=YES
                anon_mkdir_write_enable=YES
                anon_other_write_enable=YES
                allow_writeable_chroot=YES
                %s""", port, root, tls));
        return InstalledServer.start(
                List.of(PROGRAM.toString(), configuration.toString()), port, root.resolveSibling("vsftpd.log"));
    }

    private static byte[] pem(Path keys) throws IOException, GeneralSecurityException {
        char[] password = "changeit".toCharArray();
        KeyStore store = KeyStore.getInstance(keys.toFile(), password);
        var file = new ByteArrayOutputStream();
        file.write(pem("PRIVATE KEY", store.getKey("files", password).getEncoded()));
        file.write(pem("CERTIFICATE", store.getCertificate("files").getEncoded()));
        return file.toByteArray();
    }

    private static byte[] pem(String title, byte[] der) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return ("-----BEGIN " + title + "-----\n" + lines + "\n-----END " + title + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
