package org.serai.format.edi;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Tree;

/** Writes segments one behind the other, without line ends. Where the syntax has a release character, any value can be written; X12 has none. */
final class SegmentWriter {
    private final Separators separators;
    private final CharsetEncoder encoder;
    private final boolean isUpperCase;
    private final StringBuilder text = new StringBuilder();

    SegmentWriter(Separators separators, Charset charset, boolean isUpperCase) {
        this.separators = separators;
        this.encoder = charset.newEncoder();
        this.isUpperCase = isUpperCase;
    }

    String text() {
        return text.toString();
    }

    /** One whose elements keep their widths. */
    void fixed(List<String> elements) {
        for (String element : elements) {
            text.append(element).append(separators.element());
        }
        text.setLength(text.length() - 1);
        end();
    }

    /** @param end the trailer up to its count, then what follows it */
    void message(List<?> header, Tree message, Trailing end) {
        segment(header);
        int count = 2 + segments(message.items("segments"));
        segment(end.counting(count));
    }

    /** A list of segments may stand where one does, as mappings make them. */
    private int segments(List<Tree> items) {
        int count = 0;
        for (Tree item : items) {
            List<Tree> parts = item.items();
            if (!parts.isEmpty() && parts.get(0).node() instanceof List<?>) {
                count += segments(parts);
            } else if (!(item.node() instanceof List<?> empty && empty.isEmpty())) {
                segment(item.node() instanceof List<?> written ? written : List.of());
                count++;
            }
        }
        return count;
    }

    /** A trailer that counts what it closes. */
    @FunctionalInterface
    interface Trailing {
        List<?> counting(int segments);
    }

    /** Empty elements and components at the end are left out, as both syntaxes have it. */
    void segment(List<?> parts) {
        String tag = parts.isEmpty() ? "" : String.valueOf(parts.get(0));
        if (!tag.matches("[A-Z][A-Z0-9]{1,2}")) {
            throw EdiWriter.refused(
                    "/messages",
                    "`" + tag + "` is no tag of a segment",
                    "a segment is a list that begins with its tag");
        }
        var elements = new ArrayList<String>();
        elements.add(tag);
        parts.stream().skip(1).forEach(part -> elements.add(element(tag, part)));
        text.append(joined(elements, separators.element()));
        end();
    }

    private void end() {
        text.append(separators.terminator());
    }

    private String element(String tag, @Nullable Object part) {
        if (part instanceof List<?> components) {
            var written = new ArrayList<String>();
            components.forEach(component -> written.add(value(tag, component)));
            return joined(written, separators.component());
        }
        return value(tag, part);
    }

    private static String joined(List<String> parts, char by) {
        int last = parts.size();
        while (last > 1 && parts.get(last - 1).isEmpty()) {
            last--;
        }
        return String.join(String.valueOf(by), parts.subList(0, last));
    }

    private String value(String tag, @Nullable Object value) {
        var written = new StringBuilder();
        String plain = value == null ? "" : String.valueOf(value).strip();
        (isUpperCase ? plain.toUpperCase(Locale.ROOT) : plain)
                .codePoints()
                .forEach(one -> write(tag, Character.toString(one), written));
        return written.toString();
    }

    private void write(String tag, String letter, StringBuilder to) {
        String known = letter.charAt(0) < ' ' ? " " : encoder.canEncode(letter) ? letter : "?";
        if (separators.parts(known.charAt(0))) {
            if (!separators.releases()) {
                throw EdiWriter.refused(
                        "/messages",
                        "`" + known + "` in " + tag + " would part it, and X12 cannot write it otherwise",
                        "let the mapping replace it where it is a text of people");
            }
            to.append(separators.release());
        }
        to.append(known);
    }
}
