package org.serai.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Tree;

/**
 * The texts by which copies of a document must differ: ids, numbers and phones of the events it makes, and what names the
 * delivery. They are looked for in the document as it is written, whatever its format.
 */
final class Marks {
    private static final Pattern NAME = Pattern.compile("(?i).*(id|number|phone|e164|subject|key)");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d.*|\\d\\d:.*");
    private static final int LEAST = 4;
    private static final int PHONE_DIGITS = 8;
    private static final Pattern RUN = Pattern.compile("\\d{7,}");
    private static final int TAIL = 7;
    private final Set<String> texts = new LinkedHashSet<>();

    /** Where one of them stands. */
    record Found(int start, int end, int mark) {
        private int length() {
            return end - start;
        }

        private boolean overlaps(Found other) {
            return start < other.end && other.start < end;
        }
    }

    void addEvents(List<Tree> events) {
        events.forEach(event -> {
            event.text("subject").ifPresent(this::add);
            addNamed(event.at("data").node(), "");
        });
    }

    /** Ids and numbers of a document, by their names. */
    void addDocument(Tree document) {
        addNamed(document.node(), "");
    }

    void add(String text) {
        if (!text.isBlank() && !TIME.matcher(text).matches()) {
            texts.add(text);
        }
    }

    private void addNamed(@Nullable Object node, String name) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> addNamed(value, String.valueOf(key)));
        } else if (node instanceof List<?> list) {
            list.forEach(value -> addNamed(value, name));
        } else if (node != null && NAME.matcher(name).matches()) {
            add(String.valueOf(node));
        }
    }

    int count() {
        return texts.size();
    }

    /** The mark of a text; empty where it is none. */
    Optional<Integer> of(String text) {
        int index = List.copyOf(texts).indexOf(text);
        return index < 0 ? Optional.empty() : Optional.of(index);
    }

    /** In the order of the document; where two overlap, the longer. */
    List<Found> in(byte[] document) {
        String text = new String(document, StandardCharsets.ISO_8859_1);
        var all = new ArrayList<Found>();
        int mark = 0;
        for (String one : texts) {
            int number = mark++;
            places(one, text).forEach(match -> all.add(new Found(match.start(), match.end(), number)));
        }
        all.sort(Comparator.comparingInt(Found::length).reversed());
        var found = new ArrayList<Found>();
        all.stream().filter(one -> found.stream().noneMatch(one::overlaps)).forEach(found::add);
        found.sort(Comparator.comparingInt(Found::start));
        return found;
    }

    /** A number that is nowhere as it is was put together: then what stands there of it. */
    private static List<MatchResult> places(String mark, String text) {
        List<MatchResult> literal = pattern(mark).matcher(text).results().toList();
        String digits = mark.replaceAll("[^0-9]", "");
        return literal.isEmpty() && digits.length() > TAIL
                ? RUN.matcher(text)
                        .results()
                        .filter(run -> digits.contains(
                                run.group().substring(run.group().length() - TAIL)))
                        .toList()
                : literal;
    }

    /** A phone is written in many ways, a number may have zeros before it, and a short one is taken for an id only by its name. */
    private static Pattern pattern(String text) {
        String digits = text.replaceAll("[^0-9]", "");
        if (text.startsWith("+") && digits.length() > PHONE_DIGITS) {
            String last = digits.substring(digits.length() - PHONE_DIGITS);
            return Pattern.compile(String.join("[ ()/.-]*", last.split("")) + "(?!\\d)");
        }
        String quoted = Pattern.quote(text);
        if (digits.length() >= LEAST) {
            return Pattern.compile("(?<![A-Za-z0-9])" + (digits.equals(text) ? "0*" : "") + quoted + "(?![A-Za-z0-9])");
        }
        return Pattern.compile("(?i)(?<=[a-z_]{0,30}(?:id|number|name|key|subject)\"\\s{0,3}:\\s{0,3}\"?)" + quoted
                + "(?=\"?\\s*[,}\\]])");
    }
}
