package org.serai.format.edi;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Tree;
import org.serai.format.edi.SegmentWriter.Trailing;

/** What stands around EDIFACT messages, in syntax version 3 (4 for UTF-8, which 3 does not know). */
record EdifactFrame(Tree interchange, String charset, long number) {
    List<?> header() {
        Prepared at = Prepared.of(interchange);
        return listed(
                "UNB",
                List.of(charset, isFour() ? "4" : "3"),
                party("sender"),
                party("recipient"),
                List.of(isFour() ? at.day() : at.shortDay(), at.minute()),
                String.valueOf(number),
                null,
                interchange.text("application").orElse(null),
                null,
                null,
                null,
                EdiWriter.isTest(interchange) ? "1" : null);
    }

    private boolean isFour() {
        return charset.equals("UNOY") || charset.equals("UNOW");
    }

    private List<?> party(String name) {
        return listed(
                EdiWriter.needed(interchange, name, "/interchange"),
                interchange.text(name + "Qualifier").orElse(null));
    }

    List<?> messageHeader(Tree message, int count) {
        return listed(
                "UNH",
                String.valueOf(count),
                listed(
                        EdiWriter.needed(message, "type", "/messages/message"),
                        message.text("version").orElse("D"),
                        EdiWriter.needed(message, "release", "/messages/message"),
                        message.text("agency").orElse("UN"),
                        message.text("association").orElse(null)));
    }

    Trailing messageEnd(int count) {
        return segments -> List.of("UNT", String.valueOf(segments), String.valueOf(count));
    }

    List<?> trailer(int messages) {
        return List.of("UNZ", String.valueOf(messages), String.valueOf(number));
    }

    private static List<@Nullable Object> listed(@Nullable Object... parts) {
        return Arrays.asList(parts);
    }
}
