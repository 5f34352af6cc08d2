package org.serai.database;

import java.time.Duration;
import java.time.Instant;

/**
 * The database's clock was set and is believed. Published before business time moves; a listener that throws hears it
 * again, and business time stands still until it does not.
 *
 * @param by forward, or back where negative
 * @param now business time as it will be
 */
public record ClockJumped(Duration by, Instant now) {}
