package org.serai.house;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.serai.sandbox.Sandbox;

/** A hub in one home that comes and goes; the sandbox, outside it, stays and reaches it wherever it is. */
final class MortalHub implements AutoCloseable {
    private final Path home;
    private final Sandbox sandbox;
    private final Relay relay;
    private final Map<String, String> environment = new HashMap<>(Promises.SETTLED_SOON);
    private OwnHub process;
    private volatile String url = "";

    private MortalHub(Path home, Sandbox sandbox, Relay relay) {
        this.home = home;
        this.sandbox = sandbox;
        this.relay = relay;
        environment.put("SERAI_CLOUD_API_URL", sandbox.url());
        process = OwnHub.launch(home, environment);
    }

    static MortalHub open(Path home, Sandbox sandbox, Relay relay) {
        var hub = new MortalHub(home, sandbox, relay);
        hub.opens();
        return hub;
    }

    /** Empty while there is none. */
    String url() {
        return url;
    }

    House house() {
        return new House(url, sandbox.url(), Path.of(""), () -> {});
    }

    OwnDatabase database() {
        return new OwnDatabase(home);
    }

    /** Runs; {@link #opens} says when its doors do. */
    void launch() {
        process = OwnHub.launch(home, environment);
    }

    void startAgain() {
        launch();
        opens();
    }

    void opens() {
        url = process.url();
        reached();
    }

    void reached() {
        relay.leadsTo(url);
    }

    void cutOff() {
        relay.leadsTo("");
    }

    void kill() {
        url = "";
        process.kill();
    }

    /** How long it took. */
    Duration stop() {
        Duration took = process.stop();
        url = "";
        return took;
    }

    int exitCode() {
        return process.exitCode();
    }

    Runnable freeze() {
        process.freeze();
        return process::thaw;
    }

    @Override
    public void close() {
        process.close();
    }
}
