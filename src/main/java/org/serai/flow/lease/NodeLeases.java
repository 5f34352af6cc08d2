package org.serai.flow.lease;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The leases of this node. They end by themselves, earlier here than in the database: a node that cannot renew them, or
 * stood still, knows without asking that they are not its own any more.
 */
public final class NodeLeases implements Leases {
    private final LeaseTable table;
    private final String node;
    private final Duration lease;
    private volatile Map<String, Long> ends = Map.of();

    /** @param node names this process; no other one, and no former one, has the same name */
    public NodeLeases(LeaseTable table, String node, Duration lease) {
        this.table = table;
        this.node = node;
        this.lease = lease;
    }

    @Override
    public synchronized void keep(Supplier<Set<String>> wanted) {
        Set<String> names = wanted.get();
        var unwanted = new HashSet<>(ends.keySet());
        unwanted.removeAll(names);
        table.giveBack(node, unwanted);
        long end = System.nanoTime() + lease.toNanos();
        var held = new HashMap<String, Long>();
        table.take(node, names, lease).forEach(source -> held.put(source, end));
        ends = Map.copyOf(held);
    }

    @Override
    public boolean isHeld(String source) {
        Long end = ends.get(source);
        return end != null && System.nanoTime() - end < 0;
    }
}
