package org.serai.format.edi;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What opening segments say, in words both syntaxes share; what they do not say is absent. */
final class Facts {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT);
    private static final String GROUP = "type=e1 sender=e2 recipient=e3 reference=%s version=%s";

    private Facts() {}

    static Map<String, Object> interchange(Syntax syntax, Segment header) {
        return syntax == Syntax.X12 ? isa(header) : unb(header);
    }

    private static Map<String, Object> unb(Segment header) {
        Map<String, Object> facts = told(
                header,
                "sender=e2 senderQualifier=e2_2 recipient=e3 recipientQualifier=e3_2 reference=e5 application=e7");
        prepared(facts, header.value("e4"), header.value("e4_2"));
        test(facts, header.value("e11").equals("1"));
        return facts;
    }

    private static Map<String, Object> isa(Segment header) {
        Map<String, Object> facts =
                told(header, "sender=e6 senderQualifier=e5 recipient=e8 recipientQualifier=e7 reference=e13");
        prepared(facts, header.value("e9"), header.value("e10"));
        test(facts, header.value("e15").equals("T"));
        return facts;
    }

    private static void test(Map<String, Object> facts, boolean isTest) {
        if (isTest) {
            facts.put("test", true);
        }
    }

    static Map<String, Object> group(Syntax syntax, Segment header) {
        return told(header, syntax == Syntax.X12 ? GROUP.formatted("e6", "e8") : GROUP.formatted("e5", "e7"));
    }

    static Map<String, Object> message(Syntax syntax, Segment header) {
        return told(
                header,
                syntax == Syntax.X12
                        ? "type=e1 reference=e2 convention=e3"
                        : "type=e2 reference=e1 version=e2_2 release=e2_3 agency=e2_4 association=e2_5");
    }

    /** In the order of the names: the same bytes give the same tree, letter for letter. */
    private static Map<String, Object> told(Segment header, String places) {
        var facts = new LinkedHashMap<String, Object>();
        for (String pair : places.split(" ")) {
            String[] name = pair.split("=");
            if (!header.value(name[1]).isEmpty()) {
                facts.put(name[0], header.value(name[1]));
            }
        }
        return facts;
    }

    /** The sender's own time, without a zone; years of two digits are of this century. */
    private static void prepared(Map<String, Object> facts, String date, String time) {
        String day = date.length() == 6 ? "20" + date : date;
        String minute = time.length() > 4 ? time.substring(0, 4) : time;
        try {
            facts.put("prepared", LocalDateTime.parse(day + minute, WRITTEN).toString());
        } catch (DateTimeException unreadable) {
            // what nobody can read is not said
        }
    }
}
