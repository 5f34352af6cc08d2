package org.serai.flow.lease;

import java.util.Set;
import java.util.function.Supplier;

/** Which of the sources that one node alone may read are this node's. Safe for many threads. */
public interface Leases {
    /** For a hub that shares its sources with nobody. */
    Leases ALONE = new Leases() {
        @Override
        public void keep(Supplier<Set<String>> wanted) {}

        @Override
        public boolean isHeld(String source) {
            return true;
        }
    };

    /**
     * Takes what is free, keeps what is ours and gives back what is wanted no more. When it throws, what was ours stays so
     * until its time is over.
     *
     * @param wanted asked when its answer counts, so that a later caller is never undone by an earlier one
     */
    void keep(Supplier<Set<String>> wanted);

    boolean isHeld(String source);
}
