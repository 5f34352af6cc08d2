package org.serai.format.edi;

import java.io.ByteArrayOutputStream;
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
    private static final int MOST_KEPT = 262_144;
    private static final Fault TOO_LARGE = new Fault(
            "document.too-large",
            "more than " + MOST_SEGMENTS + " segments",
            "let the sender send several messages, or say `each` in connector.yaml");
    private final String name;
    private final int line;
    private final Map<String, Object> content = new LinkedHashMap<>();
    private final Nest nest;
    private final StringBuilder text = new StringBuilder();
    private final Wrapping wrapping;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int keptSegments;
    private boolean isWhole = true;
    private int segments;
    private String faultAt = "";
    private @Nullable Fault fault;
    private @Nullable Refused refused;

    /** @param head what stands in it already */
    Piece(String name, int line, Outline outline, Map<String, Object> head, Wrapping wrapping) {
        this.name = name;
        this.wrapping = wrapping;
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
        keep(segment);
        if (text.length() < MOST_TEXT) {
            text.append(segment.text()).append('\n');
        }
    }

    /** As it came, so that it can be read again; no more than can be kept of it. */
    private void keep(Segment segment) {
        isWhole &= !segment.isLost() && kept.size() < MOST_KEPT;
        if (isWhole) {
            keptSegments++;
            wrapping.write(kept, segment.bytes());
        }
    }

    /** What a later part of the same message begins with. */
    void begin(Piece before) {
        keptSegments += before.keptSegments;
        kept.writeBytes(before.kept.toByteArray());
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

    /** It has no end, so nothing of it can be read by itself. */
    void isBroken() {
        isWhole = false;
    }

    /**
     * @param around what stands around the segments in the tree
     * @param reference of its message
     * @param trailer of its message; null where that counts more than this piece
     */
    Entry entry(Map<String, Object> around, String reference, @Nullable Segment trailer) {
        if (fault != null) {
            byte[] again = isWhole ? wrapping.around(kept.toByteArray(), keptSegments + 1, reference, trailer) : null;
            return fault.entry(faultAt, text.toString(), again);
        }
        var tree = new LinkedHashMap<>(around);
        tree.put("segments", content);
        return new Entry.Document(name + " (line " + line + ")", tree);
    }
}
