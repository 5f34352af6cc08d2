package org.serai.flow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.DefaultFtplet;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.ftplet.FtpSession;
import org.apache.ftpserver.ftplet.FtpletResult;
import org.apache.ftpserver.ftplet.UserManager;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfiguration;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.PropertiesUserManagerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A directory others reach over one protocol, with what a tenant fills in to reach it. */
final class FileServer implements AutoCloseable {
    static final String PASSWORD = "p&ss+w%rd of #1?";
    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger passwords = new AtomicInteger();
    private final Path root;
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, String> secrets = new HashMap<>();
    private String privateKey = "";
    private AutoCloseable end = () -> {};

    private FileServer(Path root, String protocol) throws IOException {
        this.root = root;
        Files.createDirectories(root.resolve("in"));
        settings.putAll(Map.of("protocol", protocol, "host", "127.0.0.1"));
        settings.putAll(Map.of("user", "acme", "interval", "1", "settle", "1", "results", "true"));
        settings.putAll(Map.of("directory", "in", "answers-directory", "in/answers"));
        secrets.put("password", PASSWORD);
    }

    static boolean isThere(String kind) {
        return switch (kind) {
            case "openssh" -> Files.isExecutable(OpenSsh.PROGRAM);
            case "vsftpd", "vsftpd with TLS" -> Files.isExecutable(Vsftpd.PROGRAM);
            default -> true;
        };
    }

    /** @param kind a protocol, or a server of the machine's own */
    static FileServer of(String kind, Path root) throws Exception {
        String protocol = switch (kind) {
            case "openssh" -> "sftp";
            case "vsftpd" -> "ftp";
            case "vsftpd with TLS" -> "ftps";
            default -> kind;
        };
        var server = new FileServer(root, protocol);
        switch (kind) {
            case "local" -> server.local();
            case "sftp" -> server.sftp();
            case "openssh" -> server.end = OpenSsh.start(root, server.settings, server.secrets);
            case "vsftpd" -> server.end = Vsftpd.plain(root, server.settings);
            case "vsftpd with TLS" -> server.end = Vsftpd.secure(root, server.settings, server.certified());
            default -> server.ftp(kind.equals("ftps"));
        }
        return server;
    }

    private void local() {
        settings.put("directory", root.resolve("in").toString());
        settings.put("answers-directory", root.resolve("in/answers").toString());
    }

    private boolean isKnown(String user, String password) {
        passwords.incrementAndGet();
        return user.equals("acme") && password.equals(PASSWORD);
    }

    private void sftp() throws Exception {
        SshServer sshd = SshServer.setUpDefaultServer();
        sshd.setHost("127.0.0.1");
        sshd.setPort(0);
        var keys = new SimpleGeneratorHostKeyProvider();
        keys.setAlgorithm("EC");
        sshd.setKeyPairProvider(keys);
        sshd.setPasswordAuthenticator((user, password, session) -> isKnown(user, password));
        KeyPair own = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        sshd.setPublickeyAuthenticator((user, key, session) -> KeyUtils.compareKeys(key, own.getPublic()));
        privateKey = openSsh(own);
        sshd.addSessionListener(new SessionListener() {
            @Override
            public void sessionCreated(Session session) {
                connections.incrementAndGet();
            }
        });
        sshd.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        sshd.setFileSystemFactory(new VirtualFileSystemFactory(root));
        sshd.start();
        end = () -> sshd.stop(true);
        settings.put("port", String.valueOf(sshd.getPort()));
        settings.put(
                "host-key",
                PublicKeyEntry.toString(keys.loadKeys(null).iterator().next().getPublic()));
    }

    private static String openSsh(KeyPair pair) throws Exception {
        var written = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "acme", null, written);
        return written.toString(StandardCharsets.US_ASCII);
    }

    /** From now on the key opens, and there is no password. */
    void byKey() {
        secrets.remove("password");
        secrets.put("private-key", privateKey);
    }

    private void ftp(boolean isSecure) throws Exception {
        var listener = new ListenerFactory();
        listener.setServerAddress("127.0.0.1");
        listener.setPort(0);
        if (isSecure) {
            listener.setSslConfiguration(tls(certified()));
        }
        var made = listener.createListener();
        var factory = new FtpServerFactory();
        factory.setListeners(new HashMap<>(Map.of("default", made)));
        factory.setFtplets(new HashMap<>(Map.of("count", new DefaultFtplet() {
            @Override
            public FtpletResult onConnect(FtpSession session) {
                connections.incrementAndGet();
                return FtpletResult.DEFAULT;
            }

            @Override
            public FtpletResult beforeCommand(FtpSession session, FtpRequest request) {
                passwords.addAndGet(request.getCommand().equals("PASS") ? 1 : 0);
                return FtpletResult.DEFAULT;
            }
        })));
        factory.setUserManager(users());
        var ftp = factory.createServer();
        ftp.start();
        end = ftp::stop;
        settings.put("port", String.valueOf(made.getPort()));
    }

    private UserManager users() throws FtpException {
        UserManager users = new PropertiesUserManagerFactory().createUserManager();
        var user = new BaseUser();
        user.setName("acme");
        user.setPassword(PASSWORD);
        user.setHomeDirectory(root.toString());
        user.setAuthorities(List.of(new WritePermission()));
        users.save(user);
        return users;
    }

    /** A store with a key called {@code files}, whose certificate is told. */
    private Path certified() throws Exception {
        Path keys = root.resolveSibling("keys.p12");
        keytool(
                "-genkeypair",
                "-keystore",
                keys.toString(),
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=IP:127.0.0.1",
                "-storetype",
                "PKCS12");
        settings.put("certificate", keytool("-exportcert", "-rfc", "-keystore", keys.toString()));
        return keys;
    }

    private static SslConfiguration tls(Path keys) {
        var tls = new SslConfigurationFactory();
        tls.setKeystoreFile(keys.toFile());
        tls.setKeystorePassword("changeit");
        tls.setKeystoreType("PKCS12");
        return tls.createSslConfiguration();
    }

    private static String keytool(String... arguments) throws Exception {
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", "changeit", "-alias", "files"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        if (process.waitFor() != 0) {
            throw new AssertionError(said);
        }
        return said;
    }

    Map<String, String> settings() {
        return settings;
    }

    Map<String, String> secrets() {
        return secrets;
    }

    /** As somebody does who writes under another name first. */
    void drop(String name, byte[] content) throws IOException {
        Path hidden = root.resolve("in/.coming");
        Files.write(hidden, content);
        Files.move(hidden, root.resolve("in").resolve(name));
    }

    Path at(String path) {
        return root.resolve("in").resolve(path);
    }

    /** What lies in a directory below, hidden ones too; in order. */
    List<String> in(String directory) {
        if (!Files.isDirectory(at(directory))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(at(directory))) {
            return files.filter(Files::isRegularFile)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() throws Exception {
        end.close();
    }
}
