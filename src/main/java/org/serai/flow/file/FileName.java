package org.serai.flow.file;

import java.util.regex.Pattern;
import org.serai.canonical.DocumentException;

/** Names of files, which others choose. None is ever made into a path here before it was looked at. */
final class FileName {
    private static final int LONGEST = 200;
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N} ._+=@#~()\\[\\]-]*");
    private static final Pattern STRICT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private FileName() {}

    /** @throws DocumentException {@code file.name-refused} for one that leads elsewhere, hides, or is no name for people */
    static void check(String name) {
        if (name.length() > LONGEST || !PLAIN.matcher(name).matches()) {
            throw new DocumentException(
                    "file.name-refused",
                    "",
                    "`" + shown(name) + "` is no name for a file: at most " + LONGEST
                            + " letters, digits, blanks and ._-+=@#~()[], the first a letter or digit",
                    "rename it at its source");
        }
    }

    /** What is written by us is for any system to take. */
    static boolean isStrict(String name) {
        return STRICT.matcher(name).matches();
    }

    /** As much of any name as can be shown and can be a name: the rest is replaced. */
    static String shown(String name) {
        String clean = name.replaceAll("[^\\p{L}\\p{N}._-]", "_").replaceAll("^[._-]+", "_");
        String some = clean.substring(0, Math.min(clean.length(), LONGEST));
        return some.isEmpty() ? "_" : some;
    }

    /** {@code orders.csv.gz} becomes {@code orders.KEY.csv.gz}: names that were there before stay apart. */
    static String with(String key, String name) {
        if (name.contains("." + key)) {
            return name;
        }
        int dot = name.indexOf('.', 1);
        return dot < 0 ? name + "." + key : name.substring(0, dot) + "." + key + name.substring(dot);
    }
}
