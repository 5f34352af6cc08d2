package org.serai.egress;

/** The way into a business system; the room flow stands behind it, with the connector's own sink route. */
public interface Sinks {
    /**
     * Returns when the system has taken it; blocks.
     *
     * @throws org.serai.canonical.UnavailableException when the system is away: tried again later
     * @throws org.serai.canonical.SeraiException when it refused for good: parked
     */
    void deliver(Callback callback);
}
