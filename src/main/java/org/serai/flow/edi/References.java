package org.serai.flow.edi;

/** The control references of the interchanges we write. A partner takes the second of a number for a repeat and drops it. */
public interface References {
    /** For versions that are only checked or rehearsed: nobody gets what they write. */
    References NONE = (tenant, connector, name) -> 1;

    /**
     * A number of its own, from 1 on, for each name; the same name has the same whenever it is asked for. Between two there
     * may be gaps.
     *
     * @param tenant empty where the connector is there for all
     * @param name what the interchange is, for instance the file it is written into
     */
    long number(String tenant, String connector, String name);
}
