package org.serai.format.edi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.serai.canonical.Tree;

/** When an interchange was prepared, in its sender's own time and as digits: EDI has no zone there. */
record Prepared(String day, String minute) {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})T(\\d{2}):(\\d{2}).*");

    static Prepared of(Tree interchange) {
        String text = EdiWriter.needed(interchange, "prepared", "/interchange");
        Matcher found = WRITTEN.matcher(text);
        if (!found.matches()) {
            throw EdiWriter.refused(
                    "/interchange/prepared", "`" + text + "` is no time", "let the mapping give 2026-11-22T10:00");
        }
        return new Prepared(found.group(1) + found.group(2) + found.group(3), found.group(4) + found.group(5));
    }

    /** Without its century. */
    String shortDay() {
        return day.substring(2);
    }
}
