package org.serai.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one run gave of a connector; 0 stands for what it did not measure.
 *
 * @param sample what was copied
 * @param documents that counted
 * @param messages they became in the outbox
 * @param acceptedPerSecond documents that were durable in the broker
 * @param outboxPerSecond documents whose messages lay in the outbox, or were refused by policy
 * @param cpuMsPerDocument of the hub's process and its PostgreSQL together
 * @param lost messages that should be there and are not
 * @param twice messages that are there and should not be
 * @param file null where the documents came through the door
 */
public record ConnectorFigures(
        String sample,
        long documents,
        long messages,
        double acceptedPerSecond,
        double outboxPerSecond,
        double outboxSeconds,
        double acceptP99Ms,
        double cpuMsPerDocument,
        long peakRssMb,
        long lost,
        long twice,
        @Nullable OfFile file) {

    /** Of the file and the heap of the hub while it was read: what is left in use when it is collected. */
    public record OfFile(long megabytes, long heapBeforeMb, long heapPeakMb) {}

    public Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("sample", sample);
        tree.put("documents", documents);
        tree.put("messages", messages);
        tree.put("acceptedPerSecond", Math.round(acceptedPerSecond));
        if (outboxPerSecond > 0) {
            tree.put("outboxPerSecond", Math.round(outboxPerSecond));
            tree.put("outboxSeconds", Figures.rounded(outboxSeconds));
        }
        if (file == null) {
            tree.put("acceptP99Ms", Figures.rounded(acceptP99Ms));
        } else {
            tree.put("fileMb", file.megabytes);
            tree.put("heapBeforeMb", file.heapBeforeMb);
            tree.put("heapPeakMb", file.heapPeakMb);
            tree.put("heapRiseMb", file.heapPeakMb - file.heapBeforeMb);
        }
        tree.put("cpuMsPerDocument", Figures.rounded(cpuMsPerDocument));
        tree.put("peakRssMb", peakRssMb);
        tree.put("lost", lost);
        tree.put("twice", twice);
        return tree;
    }
}
