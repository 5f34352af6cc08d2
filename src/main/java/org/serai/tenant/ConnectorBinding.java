package org.serai.tenant;

import java.util.Map;
import java.util.Optional;
import org.serai.canonical.ConnectorName;
import org.serai.finding.Place;

/**
 * One tenant's settings and secrets for one connector folder.
 *
 * @param place where it is declared
 */
public record ConnectorBinding(
        ConnectorName connector, Map<String, String> settings, Map<String, Secret> secrets, Place place) {
    /** Declared in no file. */
    public ConnectorBinding(ConnectorName connector, Map<String, String> settings, Map<String, Secret> secrets) {
        this(connector, settings, secrets, Place.start("tenants"));
    }

    /** A setting or the value of a secret, by the name the connector's descriptor gives it. */
    public Optional<String> value(String name) {
        return settings.containsKey(name)
                ? Optional.of(settings.get(name))
                : Optional.ofNullable(secrets.get(name)).map(Secret::value);
    }
}
