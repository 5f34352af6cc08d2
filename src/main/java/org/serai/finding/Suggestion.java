package org.serai.finding;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The nearest known word, for "did you mean". */
public final class Suggestion {
    private Suggestion() {}

    /** Empty when nothing is near: more than a third of the letters would have to change. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        int allowed = Math.max(1, word.length() / 3);
        return known.stream()
                .filter(k -> Math.abs(k.length() - word.length()) <= allowed)
                .min(Comparator.comparingInt(k -> distance(word, k)))
                .filter(k -> distance(word, k) <= allowed);
    }

    public static String didYouMean(String word, Collection<String> known) {
        return nearest(word, known)
                .map(k -> "did you mean `" + k + "`?")
                .orElse("known: "
                        + String.join(", ", known.stream().sorted().limit(12).toList()));
    }

    /** Damerau-Levenshtein, optimal string alignment. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
