package org.serai.format.edi;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.DocumentException;
import org.serai.canonical.Storable;
import org.serai.format.Entry;

/**
 * One segment as it was read.
 *
 * @param tag empty where nothing more of the interchange can be told apart
 * @param values the elements by place: {@code e2} is the second, {@code e2_3} its third component, {@code e2r2} its second
 *     repetition; empty ones are absent
 * @param text as it stood, without its terminator
 * @param bytes the same as it came, whatever its charset
 * @param fault what is wrong with it; its values are empty then
 */
record Segment(
        String tag,
        Map<String, Object> values,
        String text,
        int line,
        byte[] bytes,
        @Nullable Fault fault) {

    /** @param code one of the errors {@code edi.*} */
    record Fault(String code, String message, String advice) {
        private static final int MOST = 16_384;

        Entry.Unreadable entry(String position, String text, byte @Nullable [] again) {
            String shown = Storable.text(text.substring(0, Math.min(text.length(), MOST)));
            return new Entry.Unreadable(position, shown, new DocumentException(code, position, message, advice), again);
        }

        /** With the segment, as far as it can be shown in a sentence. */
        Fault in(Segment segment) {
            String all = segment.text();
            String shown = all.length() > 80 ? all.substring(0, 80) + "…" : all;
            return new Fault(code, message + ": `" + Storable.text(shown) + "`", advice);
        }
    }

    static Segment bad(String text, int line, byte[] bytes, String message, String advice) {
        String tag = text.length() < 3 ? text : text.substring(0, 3);
        return new Segment(tag, Map.of(), text, line, bytes, new Fault("edi.segment", message, advice));
    }

    static Segment lost(String text, int line, Fault fault) {
        return new Segment("", Map.of(), text, line, new byte[0], fault);
    }

    boolean isLost() {
        return tag.isEmpty();
    }

    /** Empty where nothing stands there. */
    String value(String place) {
        return values.get(place) instanceof String value ? value : "";
    }
}
