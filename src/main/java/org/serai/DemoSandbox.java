package org.serai;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.serai.canonical.HouseClock;
import org.serai.sandbox.Sandbox;
import org.serai.sandbox.SandboxSettings;

/** The sandbox beside a demo hub: it starts first, so that the hub knows its address, and hears of the hub afterwards. */
record DemoSandbox(Sandbox sandbox, AtomicReference<HouseClock> clock) {
    static DemoSandbox start(HubOptions options) {
        AtomicReference<HouseClock> clock = new AtomicReference<>();
        SandboxSettings settings = SandboxSettings.demo()
                .withPort(options.sandboxPort())
                .withClock(Clock.systemUTC(), offset -> {
                    HouseClock house = clock.get();
                    if (house != null) {
                        house.setOffset(offset);
                    }
                });
        try {
            return new DemoSandbox(Sandbox.start(settings), clock);
        } catch (IllegalStateException taken) {
            throw StartFailure.cannotListen(String.valueOf(taken.getMessage()), "--sandbox-port", taken);
        }
    }

    Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("serai.demo-systems", sandbox.url() + "/_systems");
        String elsewhere = System.getenv("SERAI_CLOUD_API_URL");
        if (elsewhere == null || elsewhere.isBlank()) {
            settings.put("serai.cloud-api.url", sandbox.url());
        }
        return settings;
    }

    void join(String hub, HouseClock house) {
        clock.set(house);
        sandbox.deliverTo(URI.create(hub + "/whatsapp/webhook"));
    }
}
