package org.serai.bench;

/**
 * Statuses that were told to a hub apart from its other work.
 *
 * @param seconds from the first post until the hub had worked the last one in
 */
record Statuses(long count, double seconds) {
    double perSecond() {
        return count / Math.max(1e-3, seconds);
    }
}
