package org.serai.mapping;

import org.jspecify.annotations.Nullable;

/**
 * One word of a document that a mapping looked up.
 *
 * @param mapping the mapping's path, as {@code easypost/mapping/tracker.jslt}
 * @param canonical ours for it; null where the table does not hold it
 */
public record LookedUp(
        String mapping, String table, String word, @Nullable String canonical) {
    public boolean isMapped() {
        return canonical != null;
    }

    /** The folder the mapping belongs to. */
    public String connector() {
        return mapping.substring(0, Math.max(0, mapping.indexOf('/')));
    }

    /** Where the table stands, as {@code easypost/mapping/status.csv}. */
    public String path() {
        return mapping.substring(0, mapping.lastIndexOf('/') + 1) + table + ".csv";
    }
}
