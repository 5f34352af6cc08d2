package org.serai.format.edi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what begins an interchange: UNA and UNB, or ISA. */
record OpeningReader(ByteSource source, @Nullable Charset declared) {
    private static final int ISA_ELEMENTS = 16;
    private static final int ISA_LONGEST = 500;
    private static final String UNA_ADVICE = "UNA:+.? ' is usual, UNB follows it";

    /** @param dialect null where the interchange cannot be told apart */
    record Opening(Segment segment, @Nullable Dialect dialect) {}

    static boolean opens(String ahead) {
        return ahead.equals("UNA") || ahead.equals("UNB") || ahead.equals("ISA");
    }

    Opening read(String ahead) {
        return switch (ahead) {
            case "UNA" -> serviceString();
            case "UNB" -> unb(Separators.EDIFACT);
            case "ISA" -> isa();
            default -> lost("neither UNA, UNB nor ISA stands here", "send EDIFACT or X12");
        };
    }

    private Opening serviceString() {
        String una = source.peek(9);
        if (una.length() < 9) {
            return lost("UNA has six characters", UNA_ADVICE);
        }
        Separators own = Separators.ofServiceString(una.substring(3));
        return own.fault().map(fault -> lost("in UNA, " + fault, UNA_ADVICE)).orElseGet(() -> behindServiceString(own));
    }

    private Opening behindServiceString(Separators own) {
        source.skip(9);
        source.skipBlank();
        return source.peek(3).equals("UNB") ? unb(own) : lost("UNB does not follow UNA", UNA_ADVICE);
    }

    private Opening unb(Separators own) {
        Segment header = SegmentText.read(source, new Dialect(Syntax.EDIFACT, own, StandardCharsets.ISO_8859_1));
        Segment.Fault fault = header.fault();
        if (fault != null) {
            return header.isLost() ? new Opening(header, null) : lost(header, fault.message(), fault.advice());
        }
        Optional<Charset> said = declared == null ? Charsets.ofSyntax(header.value("e1")) : Optional.of(declared);
        return said.map(charset -> new Opening(header, new Dialect(Syntax.EDIFACT, own, charset)))
                .orElseGet(() -> lost(
                        header,
                        "`" + header.value("e1") + "` in UNB names no character set",
                        "UNOA to UNOK, UNOW and UNOY are known; for others say `charset` in connector.yaml"));
    }

    private Opening isa() {
        int line = source.line();
        source.skip(3);
        int element = source.next();
        String text = isaFields(element);
        String[] fields = text.split(Pattern.quote(String.valueOf((char) element)), -1);
        String all = "ISA" + (char) element + text;
        byte[] bytes = all.getBytes(StandardCharsets.ISO_8859_1);
        var header = new Segment("ISA", values(fields), all, line, bytes, null);
        return fields.length == ISA_ELEMENTS && !fields[15].isEmpty()
                ? isa(header, Separators.ofX12((char) element, fields[10], fields[15].charAt(0), (char) source.next()))
                : lost(header, "ISA has no sixteen elements", "let the sender send the whole ISA");
    }

    /** ISA has sixteen elements; the character behind the last is the terminator, whatever widths its fields have. */
    private String isaFields(int element) {
        var bytes = new ByteArrayOutputStream(128);
        for (int seen = 1; seen < ISA_ELEMENTS && bytes.size() < ISA_LONGEST; ) {
            String ahead = source.peek(4);
            if (ahead.isEmpty() || ahead.startsWith("\n") && opens(ahead.substring(1))) {
                return Charsets.shown(bytes.toByteArray());
            }
            int one = source.next();
            seen += one == element ? 1 : 0;
            bytes.write(one);
        }
        return Charsets.shown(bytes.toByteArray()) + (char) source.next();
    }

    private Opening isa(Segment header, Separators own) {
        return own.fault()
                .map(fault ->
                        lost(header, "in ISA, " + fault, "separators and terminator are one ASCII character each"))
                .orElseGet(() -> new Opening(
                        header, new Dialect(Syntax.X12, own, declared == null ? StandardCharsets.UTF_8 : declared)));
    }

    /** Fixed widths are filled up with blanks, now and then with hard ones. */
    private static Map<String, Object> values(String[] fields) {
        var values = new LinkedHashMap<String, Object>();
        for (int i = 0; i < fields.length; i++) {
            String value = fields[i].replace('\u00A0', ' ').strip();
            if (!value.isEmpty()) {
                values.put("e" + (i + 1), value);
            }
        }
        return values;
    }

    private Opening lost(String message, String advice) {
        return new Opening(Skipped.from(source, source.line(), "").because(message, advice), null);
    }

    private Opening lost(Segment header, String message, String advice) {
        return new Opening(Skipped.from(source, header.line(), header.text()).because(message, advice), null);
    }
}
