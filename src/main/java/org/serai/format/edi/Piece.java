package org.serai.format.edi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.format.Entry;
import org.serai.format.edi.Segment.Fault;
import org.serai.format.edi.Witness.Refused;

/** What becomes one entry: a message, or one of its groups. The first thing wrong with it decides. */
final class Piece {
    private static final int MOST_SEGMENTS = 50_000;
    private static final int MOST_TEXT = 16_384;
    private static final Fault TOO_LARGE = new Fault(
            "document.too-large",
            "more than " + MOST_SEGMENTS + " segments",
            "let the sender send several messages, or say `each` in connector.yaml");
    private final String name;
    private final int line;
    private final Map<String, Object> content = new LinkedHashMap<>();
    private final Nest nest;
    private final StringBuilder text = new StringBuilder();
    private int segments;
    private String faultAt = "";
    private @Nullable Fault fault;
    private @Nullable Refused refused;

    /** @param head what stands in it already */
    Piece(String name, int line, Outline outline, Map<String, Object> head) {
        this.name = name;
        this.line = line;
        head.forEach((tag, list) -> content.put(tag, new ArrayList<>((List<?>) list)));
        this.nest = new Nest(outline, content);
    }

    Map<String, Object> content() {
        return content;
    }

    boolean isSound() {
        return fault == null;
    }

    /** @param number of the segment in its message, from 1 */
    void add(Segment segment, int number) {
        show(segment);
        if (segment.fault() != null) {
            fail(segment, number, segment.fault());
        } else if (++segments > MOST_SEGMENTS) {
            fail(segment, number, TOO_LARGE);
        } else if (fault == null) {
            nest.add(segment);
        }
    }

    /** As part of what people see of it. */
    void show(Segment segment) {
        if (text.length() < MOST_TEXT) {
            text.append(segment.text()).append('\n');
        }
    }

    void fail(Segment segment, int number, Fault cause) {
        if (fault == null) {
            faultAt = name + ", segment " + number + " (line " + segment.line() + ")";
            fault = cause.in(segment);
            refused = new Refused(segment, number, cause);
        }
    }

    /** What is wrong with it; null while nothing is. */
    @Nullable
    Refused refused() {
        return refused;
    }

    /** @param around what stands around the segments in the tree */
    Entry entry(Map<String, Object> around) {
        if (fault != null) {
            return fault.entry(faultAt, text.toString());
        }
        var tree = new LinkedHashMap<>(around);
        tree.put("segments", content);
        return new Entry.Document(name + " (line " + line + ")", tree);
    }
}
