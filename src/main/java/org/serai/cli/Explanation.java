package org.serai.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What one code means and what to do about it. */
record Explanation(String code, String title, String meaning, String remedy) {
    Map<String, Object> toTree() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("code", code);
        tree.put("title", title);
        tree.put("meaning", meaning);
        tree.put("remedy", remedy);
        return tree;
    }
}
