package org.serai.outbox.evidence;

import java.time.Duration;

/** The settings as they are shipped. */
final class Settles {
    static final SettleSettings SHIPPED = withLagWindow(Duration.ofHours(1));

    private Settles() {}

    static SettleSettings withLagWindow(Duration lagWindow) {
        return new SettleSettings(
                Duration.ofSeconds(60),
                Duration.ofMinutes(2),
                Duration.ofMinutes(5),
                20,
                0.99,
                Duration.ofSeconds(10),
                lagWindow,
                Duration.ofMinutes(10),
                4,
                Duration.ofHours(6),
                Duration.ofMinutes(15),
                Duration.ofSeconds(60),
                Duration.ofSeconds(5));
    }
}
