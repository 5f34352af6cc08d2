package org.serai.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the starts gave: from the command until the hub is ready, the median of three.
 *
 * @param folders that were added
 * @param seconds without them
 * @param secondsWithThem with them
 */
public record StartFigures(int folders, double seconds, double secondsWithThem) {
    public Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("folders", folders);
        tree.put("startSeconds", Figures.rounded(seconds));
        tree.put("startWithFoldersSeconds", Figures.rounded(secondsWithThem));
        tree.put("slowerSeconds", Figures.rounded(secondsWithThem - seconds));
        return tree;
    }
}
