package org.serai.format.edi;

import java.util.List;
import java.util.Locale;
import org.serai.canonical.Tree;
import org.serai.format.edi.SegmentWriter.Trailing;

/** What stands around X12 transaction sets, all in one group. */
record X12Frame(Tree interchange, Tree group, long number) {
    private static final long MOST = 999_999_999L;
    private static final char COMPONENT = '>';
    private static final char REPETITION = '^';

    /** Before version 00402 there was no repetition separator. */
    Separators separators() {
        return Separators.ofX12('*', repetition(), COMPONENT, '~');
    }

    private String repetition() {
        return isa12().compareTo("00402") < 0 ? "U" : String.valueOf(REPETITION);
    }

    private String version() {
        String version = EdiWriter.needed(group, "version", "/group");
        if (!version.matches("[0-9]{6}[A-Z0-9]*")) {
            throw EdiWriter.refused(
                    "/group/version", "`" + version + "` is no version", "let the mapping give 004010, say");
        }
        return version;
    }

    private String isa12() {
        return version().substring(0, 5);
    }

    /** From 1 on; behind the highest it begins anew. */
    private long control() {
        return (number - 1) % MOST + 1;
    }

    private String nineDigits() {
        return String.format(Locale.ROOT, "%09d", control());
    }

    List<String> header() {
        Prepared at = Prepared.of(interchange);
        return List.of(
                "ISA",
                "00",
                " ".repeat(10),
                "00",
                " ".repeat(10),
                qualifier("sender"),
                party("sender"),
                qualifier("recipient"),
                party("recipient"),
                at.shortDay(),
                at.minute(),
                repetition(),
                isa12(),
                nineDigits(),
                "0",
                EdiWriter.isTest(interchange) ? "T" : "P",
                String.valueOf(COMPONENT));
    }

    private String qualifier(String name) {
        return interchange.text(name + "Qualifier").orElse("ZZ");
    }

    private String party(String name) {
        String id = EdiWriter.needed(interchange, name, "/interchange");
        if (!id.matches("[ -~]{1,15}")
                || id.chars().anyMatch(one -> separators().parts((char) one))) {
            throw EdiWriter.refused(
                    "/interchange/" + name, "`" + id + "` does not fit into ISA", "at most 15 letters and digits");
        }
        return String.format(Locale.ROOT, "%-15s", id);
    }

    List<String> groupHeader() {
        Prepared at = Prepared.of(interchange);
        return List.of(
                "GS",
                EdiWriter.needed(group, "type", "/group"),
                EdiWriter.needed(group, "sender", "/group"),
                EdiWriter.needed(group, "recipient", "/group"),
                at.day(),
                at.minute(),
                String.valueOf(control()),
                "X",
                version());
    }

    List<String> messageHeader(Tree message, int count) {
        return List.of("ST", EdiWriter.needed(message, "type", "/messages/message"), fourDigits(count));
    }

    Trailing messageEnd(int count) {
        return segments -> List.of("SE", String.valueOf(segments), fourDigits(count));
    }

    private static String fourDigits(int count) {
        return String.format(Locale.ROOT, "%04d", count);
    }

    List<String> groupTrailer(int messages) {
        return List.of("GE", String.valueOf(messages), String.valueOf(control()));
    }

    List<String> trailer() {
        return List.of("IEA", "1", nineDigits());
    }
}
