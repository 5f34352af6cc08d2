package org.serai.ingress;

import java.time.Duration;
import java.util.Optional;
import org.serai.canonical.TenantId;
import org.serai.watch.Pressure;
import org.serai.watch.Strain;

/** Whether documents of business systems are taken at the moment. Costs nothing to ask. */
public final class Admission {
    private final Pressure pressure;
    private final Duration soon;
    private final Duration later;

    /**
     * @param soon when to try again above the soft limit
     * @param later above the hard one
     */
    Admission(Pressure pressure, Duration soon, Duration later) {
        this.pressure = pressure;
        this.soon = soon;
        this.later = later;
    }

    public Optional<Refusal> refusal(TenantId tenant) {
        return refusal(pressure.on(tenant));
    }

    /** For what concerns no tenant more than another. */
    public Optional<Refusal> refusal() {
        return refusal(pressure.onEverybody());
    }

    private Optional<Refusal> refusal(Strain strain) {
        return switch (strain.level()) {
            case NONE -> Optional.empty();
            case SOFT ->
                Optional.of(new Refusal(
                        429, "backpressure.slow-down", strain.cause(), "send it again, and less for a while", soon));
            case HARD ->
                Optional.of(new Refusal(
                        503, "backpressure.full", strain.cause(), "send it again later; nothing was kept", later));
        };
    }
}
