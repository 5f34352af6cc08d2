package org.serai.outbox.hold;

import java.util.UUID;

/**
 * How far a home knows its database to have come.
 *
 * @param house the first incarnation of the database, the same through every restore
 * @param incarnation the newest one the home has seen
 * @param home who counts
 * @param number committed in the database before it is written here
 */
record Mark(UUID house, UUID incarnation, UUID home, long number) {}
