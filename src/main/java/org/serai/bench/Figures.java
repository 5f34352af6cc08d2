package org.serai.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one run gave; 0 stands for what it did not measure. Latencies run from before an order is posted until its message
 * reaches the API end.
 *
 * @param baselinePerSecond of the bare pipeline under the same load
 * @param statusesPerSecond worked in after all was sent
 * @param claimP99Ms of the transactions that claim lanes, of the last minutes
 * @param cpuMsPerMessage of the hub's process and its PostgreSQL together
 * @param peakRssMb of the hub's process alone
 */
public record Figures(
        double acceptedPerSecond,
        double endToEndPerSecond,
        double baselinePerSecond,
        double statusesPerSecond,
        double p50Ms,
        double p99Ms,
        double acceptP99Ms,
        double claimP99Ms,
        double cpuMsPerMessage,
        long peakRssMb,
        long lost,
        long twice) {

    /** What was measured beside the passage itself. */
    record Around(
            double baselinePerSecond, double statusesPerSecond, double claimP99Ms, Duration cpu, long peakRssMb) {}

    static Figures of(Passage passage, Around around) {
        return new Figures(
                passage.acceptedPerSecond(),
                passage.sentPerSecond(),
                around.baselinePerSecond,
                around.statusesPerSecond,
                passage.p50Ms(),
                passage.p99Ms(),
                passage.acceptP99Ms(),
                around.claimP99Ms,
                around.cpu.toNanos() / 1e6 / Math.max(1, passage.sent()),
                around.peakRssMb,
                passage.lost(),
                passage.twice());
    }

    public Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("acceptedPerSecond", Math.round(acceptedPerSecond));
        put(tree, "endToEndPerSecond", Math.round(endToEndPerSecond));
        put(tree, "baselinePerSecond", Math.round(baselinePerSecond));
        put(tree, "ofBaseline", baselinePerSecond == 0 ? 0 : rounded(endToEndPerSecond / baselinePerSecond));
        put(tree, "statusesPerSecond", Math.round(statusesPerSecond));
        put(tree, "p50Ms", rounded(p50Ms));
        put(tree, "p99Ms", rounded(p99Ms));
        tree.put("acceptP99Ms", rounded(acceptP99Ms));
        put(tree, "claimP99Ms", rounded(claimP99Ms));
        tree.put("cpuMsPerMessage", rounded(cpuMsPerMessage));
        tree.put("peakRssMb", peakRssMb);
        tree.put("lost", lost);
        tree.put("twice", twice);
        return tree;
    }

    private static void put(Map<String, Object> tree, String name, Number value) {
        if (value.doubleValue() > 0) {
            tree.put(name, value);
        }
    }

    /** As it is printed. */
    static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
