package org.serai.connector;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.ConnectorName;

/** The connectors of the running version; none until the first version is in. Whoever swaps versions sets them. */
public final class LiveConnectors {
    private final AtomicReference<@Nullable Connectors> current = new AtomicReference<>();

    public Optional<Connector> find(ConnectorName name) {
        return Optional.ofNullable(current.get()).flatMap(connectors -> connectors.find(name));
    }

    public void set(Connectors connectors) {
        current.set(connectors);
    }
}
