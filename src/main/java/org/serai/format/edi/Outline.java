package org.serai.format.edi;

import java.util.Map;
import java.util.Set;

/**
 * Which segments of a message belong to which: a group begins with its first segment and takes the segments it names.
 *
 * @param groups by the tag of their first segment
 * @param members tags of segments that stand by themselves
 * @param takesAll true where it takes every segment no group around it names
 */
record Outline(Map<String, Outline> groups, Set<String> members, boolean takesAll) {
    /** Every segment stands by itself. */
    static final Outline FLAT = new Outline(Map.of(), Set.of(), true);

    boolean names(String tag) {
        return groups.containsKey(tag) || members.contains(tag);
    }
}
