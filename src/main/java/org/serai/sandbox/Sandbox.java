package org.serai.sandbox;

import java.net.URI;
import org.serai.sandbox.internal.SandboxServer;

/**
 * A running Cloud API to play against. Everything it knows lives in memory and ends with it. Safe to use from several
 * threads; several may run in one process.
 */
public final class Sandbox implements AutoCloseable {
    private final SandboxServer server;

    private Sandbox(SandboxServer server) {
        this.server = server;
    }

    /** Listens when this returns. @throws IllegalStateException when the port is taken, naming it */
    public static Sandbox start(SandboxSettings settings) {
        return new Sandbox(SandboxServer.start(settings));
    }

    public int port() {
        return server.port();
    }

    /** The base address, without a slash at the end: {@code http://127.0.0.1:8090}. */
    public String url() {
        return server.url();
    }

    /** From now on webhooks go there, those still waiting too. */
    public void deliverTo(URI webhook) {
        server.deliverTo(webhook);
    }

    /** Ends at once; webhooks still waiting are gone. May be called twice. */
    @Override
    public void close() {
        server.close();
    }
}
