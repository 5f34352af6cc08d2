package org.serai.sandbox;

/**
 * Meta's limits, each 0 for "not enforced". {@code throughput}: messages a second and number (Meta: 80, 130429).
 * {@code pairBurst}: messages to one person before one every six seconds (Meta: 45, 131056). {@code messagingLimit}: people
 * who may be written to in a moving 24 hours outside a customer service window, by all numbers together, which are one
 * portfolio (Meta: 250 to 100,000, or any number). {@code strictTemplates}: one edit a day of an approved template, and a
 * deleted name stays blocked for 30 days.
 */
public record SandboxLimits(int throughput, int pairBurst, int messagingLimit, boolean strictTemplates) {
    public SandboxLimits {
        if (throughput < 0 || pairBurst < 0 || messagingLimit < 0) {
            throw new IllegalArgumentException("a limit is 0 (not enforced) or more");
        }
    }

    /** Nothing is limited: a demo with one customer, and a benchmark, must not be hindered. */
    public static SandboxLimits none() {
        return new SandboxLimits(0, 0, 0, false);
    }

    /** What Meta enforces on a number of the standard level, and on a portfolio whose business is not verified. */
    public static SandboxLimits asMeta() {
        return new SandboxLimits(80, 45, 250, true);
    }
}
