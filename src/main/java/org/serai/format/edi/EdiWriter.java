package org.serai.format.edi;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.serai.canonical.SeraiException;
import org.serai.canonical.Tree;

/**
 * Writes one interchange, as {@link EdiFormat} reads it: separators, release characters, counts and references are right
 * whatever stands in the values. What the character set does not know becomes a question mark, line ends become blanks.
 *
 * <p>The tree says {@code syntax} (edifact or x12), {@code interchange} and {@code group} in the words they are read with,
 * and {@code messages}, each with {@code message} and {@code segments}: lists whose first item is the tag, whose others are
 * elements, a text or a list of components. Where a segment stands, a list of segments may.
 */
public final class EdiWriter {
    private EdiWriter() {}

    /** @param charset what the text is written down in: it holds nothing that this cannot say */
    public record Written(String text, Charset charset) {}

    /**
     * @param number names the interchange to its recipient; each has its own
     * @throws SeraiException {@code edi.not-writable} with the place in the tree
     */
    public static Written write(Tree tree, long number) {
        String syntax = tree.text("syntax").orElse("");
        return switch (syntax) {
            case "edifact" -> edifact(tree, number);
            case "x12" -> x12(tree, number);
            default -> throw refused("/syntax", "`" + syntax + "` is no syntax", "let the mapping give edifact or x12");
        };
    }

    private static Written edifact(Tree tree, long number) {
        String identifier = tree.text("charset").orElse("UNOC");
        Charset charset = Charsets.ofSyntax(identifier)
                .orElseThrow(() -> refused(
                        "/charset",
                        "`" + identifier + "` names no character set",
                        "UNOA to UNOK, UNOW and UNOY are known"));
        var lines = new SegmentWriter(Separators.EDIFACT, charset, identifier.equals("UNOA"));
        var frame = new EdifactFrame(tree.at("interchange"), identifier, number);
        lines.segment(frame.header());
        int count = 0;
        for (Tree message : messages(tree)) {
            lines.message(frame.messageHeader(message.at("message"), ++count), message, frame.messageEnd(count));
        }
        lines.segment(frame.trailer(count));
        return new Written("UNA:+.? '" + lines.text(), charset);
    }

    private static Written x12(Tree tree, long number) {
        Charset charset = tree.text("charset").map(EdiWriter::charset).orElse(StandardCharsets.UTF_8);
        var frame = new X12Frame(tree.at("interchange"), tree.at("group"), number);
        var lines = new SegmentWriter(frame.separators(), charset, false);
        lines.fixed(frame.header());
        lines.segment(frame.groupHeader());
        int count = 0;
        for (Tree message : messages(tree)) {
            lines.message(frame.messageHeader(message.at("message"), ++count), message, frame.messageEnd(count));
        }
        lines.segment(frame.groupTrailer(count));
        lines.segment(frame.trailer());
        return new Written(lines.text(), charset);
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            throw refused("/charset", "`" + name + "` is no charset", "US-ASCII, ISO-8859-1 and UTF-8 are usual");
        }
    }

    private static List<Tree> messages(Tree tree) {
        var messages = new ArrayList<>(tree.items("messages"));
        if (messages.isEmpty()) {
            throw refused("/messages", "there is no message", "let the mapping give at least one");
        }
        return messages;
    }

    static String needed(Tree tree, String name, String place) {
        return Optional.of(tree.text(name).orElse("").strip())
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> refused(place + "/" + name, "`" + name + "` is missing", "let the mapping give it"));
    }

    static boolean isTest(Tree interchange) {
        return interchange.text("test").filter("true"::equals).isPresent();
    }

    static SeraiException refused(String where, String message, String advice) {
        return new SeraiException("edi.not-writable", where, message, advice);
    }
}
