package org.serai.broker;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** UP while the broker takes connections. */
final class BrokerHealthIndicator extends AbstractHealthIndicator {
    private final Broker broker;

    BrokerHealthIndicator(Broker broker) {
        super("the broker did not answer");
        this.broker = broker;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.status(broker.isUp() ? "UP" : "DOWN");
    }
}
