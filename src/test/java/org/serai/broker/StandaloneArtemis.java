package org.serai.broker;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** An Artemis as others run it: the released distribution, a process of its own, login required, on a free port. */
public final class StandaloneArtemis implements AutoCloseable {
    public static final String USER = "hub";
    public static final String PASSWORD = "hub-password-of-the-test";
    private static final Map<String, String> SHORT_LIVED = Map.of("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
    private final Path instance;
    private final int port;
    private Process process;

    private StandaloneArtemis(Path instance, int port) throws IOException {
        this.instance = instance;
        this.port = port;
        this.process = run(instance, Map.of());
    }

    public static StandaloneArtemis start(Path directory) throws IOException, InterruptedException {
        int port = freePort();
        Path instance = directory.resolve("artemis");
        List<String> create = List.of(
                distribution().resolve("bin/artemis").toString(),
                "create",
                instance.toString(),
                "--silent",
                "--user",
                USER,
                "--password",
                PASSWORD,
                "--require-login",
                "--no-web",
                "--no-amqp-acceptor",
                "--no-mqtt-acceptor",
                "--no-stomp-acceptor",
                "--no-hornetq-acceptor",
                "--no-autotune",
                "--default-port",
                String.valueOf(port));
        ProcessBuilder creator = new ProcessBuilder(create).redirectErrorStream(true);
        creator.environment().putAll(SHORT_LIVED);
        Process creation =
                creator.redirectOutput(directory.resolve("create.log").toFile()).start();
        if (!creation.waitFor(180, TimeUnit.SECONDS) || creation.exitValue() != 0) {
            throw new IOException("artemis create failed: " + Files.readString(directory.resolve("create.log")));
        }
        return new StandaloneArtemis(instance, port);
    }

    /** kill -9; what it had synced is there when it runs again. */
    public void kill() throws InterruptedException {
        close();
        process.waitFor();
    }

    /** The same broker at the same address, after {@link #kill}. */
    public void startAgain() throws IOException {
        process = run(instance, Map.of());
    }

    /** Anew and empty, with its {@code broker.xml} as it was created and then changed so. */
    void startAgain(UnaryOperator<String> change, Map<String, String> environment)
            throws IOException, InterruptedException {
        kill();
        Path file = instance.resolve("etc/broker.xml");
        Path asCreated = instance.resolve("etc/broker-as-created.xml");
        if (!Files.exists(asCreated)) {
            Files.copy(file, asCreated);
        }
        Files.writeString(file, change.apply(Files.readString(asCreated)));
        FileSystemUtils.deleteRecursively(instance.resolve("data"));
        process = run(instance, environment);
    }

    private static Process run(Path instance, Map<String, String> environment) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(instance.resolve("bin/artemis").toString(), "run");
        builder.environment().putAll(SHORT_LIVED);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        Process process = builder.start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder seen = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            seen.append(line).append('\n');
            if (line.contains("AMQ221007")) {
                drain(out);
                return process;
            }
        }
        throw new IOException("artemis did not start: " + seen);
    }

    private static void drain(BufferedReader out) {
        Thread thread = new Thread(
                () -> {
                    try (out) {
                        while (out.readLine() != null) {
                            // only so that the pipe never fills
                        }
                    } catch (IOException ended) {
                        // with the process
                    }
                },
                "artemis-output");
        thread.setDaemon(true);
        thread.start();
    }

    private static Path distribution() throws IOException {
        File target = new File("target/standalone-artemis");
        try (Stream<Path> folders = Files.list(target.toPath())) {
            return folders.filter(Files::isDirectory).findFirst().orElseThrow().toAbsolutePath();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
