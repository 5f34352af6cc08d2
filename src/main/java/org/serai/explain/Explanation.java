package org.serai.explain;

import java.util.LinkedHashMap;
import java.util.Map;

/** What one code means and what to do about it. */
public record Explanation(String code, String title, String meaning, String remedy) {
    public Map<String, Object> toTree() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("code", code);
        tree.put("title", title);
        tree.put("meaning", meaning);
        tree.put("remedy", remedy);
        return tree;
    }
}
