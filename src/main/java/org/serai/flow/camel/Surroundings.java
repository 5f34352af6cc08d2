package org.serai.flow.camel;

import jakarta.jms.ConnectionFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.serai.flow.http.AllowedAddresses;

/**
 * What a version of the routes is built into.
 *
 * @param steps the objects behind {@code beanType}, by class
 * @param connections for {@code jms:}; without one no such route can start
 * @param httpTimeout for each call to a business system
 * @param allowed where such calls may go
 * @param clock real time: that of the systems, whatever the demo's clock says
 */
public record Surroundings(
        Map<Class<?>, Object> steps,
        Optional<ConnectionFactory> connections,
        Duration httpTimeout,
        AllowedAddresses allowed,
        Sources sources,
        Clock clock) {}
