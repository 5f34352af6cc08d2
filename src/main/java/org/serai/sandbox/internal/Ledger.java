package org.serai.sandbox.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sandbox's own account of what it was asked to send, only ever added to: the proof of "nothing twice". Exact for
 * any length of run; at most 10,000 of the repeated values are listed.
 */
final class Ledger {
    private static final int LISTED = 10_000;
    private final Set<String> repeated = new LinkedHashSet<>();
    private OpaqueSet seen = new OpaqueSet();
    private long requests;
    private long accepted;
    private long rejected;
    private long repeats;

    synchronized void requested() {
        requests++;
    }

    synchronized void rejected() {
        rejected++;
    }

    synchronized void accepted(@Nullable String opaque) {
        accepted++;
        if (opaque != null && !seen.add(opaque)) {
            repeats++;
            if (repeated.size() < LISTED) {
                repeated.add(opaque);
            }
        }
    }

    synchronized void clear() {
        repeated.clear();
        seen = new OpaqueSet();
        requests = 0;
        accepted = 0;
        rejected = 0;
        repeats = 0;
    }

    synchronized Map<String, Object> tree() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("requests", requests);
        tree.put("accepted", accepted);
        tree.put("rejected", rejected);
        tree.put("distinctOpaque", seen.size());
        tree.put("repeats", repeats);
        tree.put("repeatedOpaque", new ArrayList<>(repeated));
        return tree;
    }
}
