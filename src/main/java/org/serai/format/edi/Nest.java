package org.serai.format.edi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The segments of one message on their way into groups: by tag, each a list in the order of the message. */
final class Nest {
    private final Deque<Level> open = new ArrayDeque<>();

    private record Level(Outline outline, Map<String, Object> content) {}

    Nest(Outline outline, Map<String, Object> content) {
        open.push(new Level(outline, content));
    }

    /** Goes to the innermost open group that names it, else to the innermost that takes all; those inside it are closed. */
    void add(Segment segment) {
        Level home = home(segment.tag());
        while (open.getFirst() != home) {
            open.pop();
        }
        var content = new LinkedHashMap<>(segment.values());
        list(home.content(), segment.tag()).add(content);
        Outline group = home.outline().groups().get(segment.tag());
        if (group != null) {
            open.push(new Level(group, content));
        }
    }

    private Level home(String tag) {
        Level otherwise = null;
        for (Level level : open) {
            if (level.outline().names(tag)) {
                return level;
            }
            otherwise = otherwise == null && level.outline().takesAll() ? level : otherwise;
        }
        return otherwise == null ? open.getLast() : otherwise;
    }

    @SuppressWarnings("unchecked") // nothing else is put under a tag
    private static List<Object> list(Map<String, Object> content, String tag) {
        return (List<Object>) content.computeIfAbsent(tag, none -> new ArrayList<>());
    }
}
