package org.serai.watch;

/**
 * How much more may be handed in.
 *
 * @param cause a sentence for whoever is turned away; empty where nobody is
 */
public record Strain(Level level, String cause) {
    static final Strain NONE = new Strain(Level.NONE, "");

    /** In the order of their weight. */
    public enum Level {
        NONE,
        /** Above the soft limit: who can wait should. */
        SOFT,
        /** Above the hard limit: nothing more is taken. */
        HARD
    }

    Strain or(Strain other) {
        return other.level.compareTo(level) > 0 ? other : this;
    }
}
