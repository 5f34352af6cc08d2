package org.serai.format.edi;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The characters that part an interchange, all ASCII. A blank stands for one that is not used.
 *
 * @param release takes the meaning of the separator behind it
 */
record Separators(char element, char component, char repetition, char release, char terminator) {
    private static final char NONE = ' ';
    static final Separators EDIFACT = new Separators('+', ':', NONE, '?', '\'');

    /** From the six characters behind {@code UNA}; the fifth was reserved before syntax 4. */
    static Separators ofServiceString(String six) {
        return new Separators(six.charAt(1), six.charAt(0), six.charAt(4), six.charAt(3), six.charAt(5));
    }

    /** Before version 00402 an ISA held a letter where the repetition separator stands now. */
    static Separators ofX12(char element, String repetition, char component, char terminator) {
        boolean repeats = repetition.length() == 1 && isSeparator(repetition.charAt(0));
        return new Separators(element, component, repeats ? repetition.charAt(0) : NONE, NONE, terminator);
    }

    /** What is wrong with them; empty when they can part anything. */
    Optional<String> fault() {
        int[] parting = {element, component, terminator};
        for (int one : parting) {
            if (!isSeparator((char) one)) {
                return Optional.of(shown((char) one) + " cannot be a separator");
            }
        }
        return IntStream.of(parting).distinct().count() == parting.length
                ? Optional.empty()
                : Optional.of("two separators are the same character");
    }

    private static boolean isSeparator(char one) {
        return one < 128 && one != NONE && !Character.isLetterOrDigit(one);
    }

    private static String shown(char one) {
        return one < 33 || one > 126 ? String.format(Locale.ROOT, "the byte 0x%02X", (int) one) : "`" + one + "`";
    }

    boolean isRelease(int one) {
        return one == release && release != NONE;
    }

    /** The six characters behind {@code UNA}. */
    String serviceString() {
        return new String(new char[] {component, element, '.', release, repetition, terminator});
    }

    boolean releases() {
        return release != NONE;
    }

    /** Whether this character means something else than itself. */
    boolean parts(char one) {
        return one == element || one == component || one == terminator || isRepetition(one) || isRelease(one);
    }

    boolean isRepetition(int one) {
        return one == repetition && repetition != NONE;
    }
}
