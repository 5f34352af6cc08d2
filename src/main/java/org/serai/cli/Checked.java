package org.serai.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code doctor} found about one thing, and its remedy where there is something to do. */
record Checked(
        String name, Level level, String found, @Nullable String remedy) {
    enum Level {
        OK,
        WARN,
        FAIL
    }

    static Checked ok(String name, String found) {
        return new Checked(name, Level.OK, found, null);
    }

    static Checked warn(String name, String found, String remedy) {
        return new Checked(name, Level.WARN, found, remedy);
    }

    static Checked fail(String name, String found, String remedy) {
        return new Checked(name, Level.FAIL, found, remedy);
    }

    Map<String, Object> toTree() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("check", name);
        tree.put("level", level.name().toLowerCase(Locale.ROOT));
        tree.put("found", found);
        if (remedy != null) {
            tree.put("remedy", remedy);
        }
        return tree;
    }
}
