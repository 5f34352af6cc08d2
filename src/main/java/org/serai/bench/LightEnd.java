package org.serai.bench;

import java.net.URI;

/** The light API end with its echo: it counts by itself, the moment a message arrives. */
final class LightEnd implements ApiEnd {
    private final StatusEcho echo = new StatusEcho();
    private final LoopbackServer api;

    LightEnd(Arrivals arrivals, int latencyMs) {
        this.api = new LoopbackServer(2, () -> new LightApiHandler(arrivals, echo, latencyMs));
    }

    @Override
    public String url() {
        return api.url();
    }

    @Override
    public void join(URI hub) {
        echo.to(hub);
    }

    @Override
    public void look() {
        // already counted
    }

    @Override
    public void close() {
        api.close();
        echo.close();
    }
}
