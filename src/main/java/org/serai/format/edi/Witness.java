package org.serai.format.edi;

import java.util.Map;

/** Hears how far a stream could be read, in its order, as far as its sender may be told. */
interface Witness {
    Witness NOBODY = new Witness() {};

    /** @param number of the segment in its message, its header being 1 */
    record Refused(Segment segment, int number, Segment.Fault fault) {}

    default void interchange(Syntax syntax, Map<String, Object> facts) {}

    default void group(Map<String, Object> facts) {}

    default void message(Map<String, Object> facts) {}

    /** Something of the message told last; it may be told of several of its parts. */
    default void refused(Refused refused) {}

    /** Something nobody can name by a message: all of the interchange is in doubt. */
    default void spoilt(Segment.Fault fault) {}
}
