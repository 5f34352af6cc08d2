package org.serai.format.edi;

import java.util.LinkedHashMap;
import java.util.Map;

/** Takes the text of one segment apart. */
final class Splitter {
    private static final int MOST_PARTS = 2_000;
    private final Separators separators;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final StringBuilder value = new StringBuilder();
    private int parts;
    private int element;
    private int repetition = 1;
    private int component = 1;

    private Splitter(Separators separators) {
        this.separators = separators;
    }

    /**
     * The tag stands under {@code e0}.
     *
     * @throws IllegalArgumentException for more parts than any segment has
     */
    static Map<String, Object> split(String text, Separators separators) {
        var splitter = new Splitter(separators);
        for (int i = 0; i < text.length(); i++) {
            if (separators.isRelease(text.charAt(i)) && i + 1 < text.length()) {
                splitter.value.append(text.charAt(++i));
            } else {
                splitter.take(text.charAt(i));
            }
        }
        splitter.keep();
        return splitter.values;
    }

    private void take(char one) {
        if (one == separators.element()) {
            next(element + 1, 1, 1);
        } else if (one == separators.component()) {
            next(element, repetition, component + 1);
        } else if (separators.isRepetition(one)) {
            next(element, repetition + 1, 1);
        } else {
            value.append(one);
        }
    }

    private void next(int nextElement, int nextRepetition, int nextComponent) {
        keep();
        element = nextElement;
        repetition = nextRepetition;
        component = nextComponent;
    }

    private void keep() {
        if (++parts > MOST_PARTS) {
            throw new IllegalArgumentException("more than " + MOST_PARTS + " elements in one segment");
        }
        if (!value.isEmpty()) {
            values.put(place(), value.toString());
            value.setLength(0);
        }
    }

    private String place() {
        return "e" + element + (repetition > 1 ? "r" + repetition : "") + (component > 1 ? "_" + component : "");
    }
}
