package org.serai.flow.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.serai.finding.Place;

/**
 * The keys of a mapping that is one object written out: what it gives can be told without running it.
 *
 * @param start the brace the object begins with
 */
public record WrittenKeys(Place start, Map<String, Place> keys) {

    /** Empty for a mapping that imports, defines, copies with {@code *} or does not end with an object. */
    public static Optional<WrittenKeys> of(String file, String text) {
        return new Reader(file, text).read();
    }

    private static final class Reader {
        private final String file;
        private final String text;
        private final Map<String, Place> keys = new LinkedHashMap<>();
        private int at;
        private int depth;
        private int start = -1;
        private boolean closed;

        Reader(String file, String text) {
            this.file = file;
            this.text = text;
        }

        Optional<WrittenKeys> read() {
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '"') {
                    string();
                } else if (text.startsWith("//", at)) {
                    at = Math.max(text.indexOf('\n', at), at) + (text.indexOf('\n', at) < 0 ? text.length() : 1);
                } else if (!take(c)) {
                    return Optional.empty();
                }
            }
            return start >= 0 && closed
                    ? Optional.of(new WrittenKeys(place(start, start + 1), keys))
                    : Optional.empty();
        }

        private boolean take(char c) {
            if (depth == 0 && !Character.isWhitespace(c) && c != '{') {
                return false;
            }
            if (c == '{' || c == '[' || c == '(') {
                if (depth++ == 0) {
                    start = at;
                    closed = false;
                }
            } else if (c == '}' || c == ']' || c == ')') {
                closed = --depth == 0;
            } else if (depth == 1 && c == '*' && text.substring(at).matches("(?s)\\*\\s*(-[^:]*)?:.*")) {
                return false;
            }
            at++;
            return true;
        }

        private void string() {
            int from = at++;
            while (at < text.length() && text.charAt(at) != '"') {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            at++;
            int next = at;
            while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
                next++;
            }
            if (depth == 1 && next < text.length() && text.charAt(next) == ':') {
                keys.putIfAbsent(text.substring(from + 1, at - 1), place(from, at));
            }
        }

        private Place place(int from, int to) {
            int lineStart = from == 0 ? 0 : text.lastIndexOf('\n', from - 1) + 1;
            int line = 1
                    + (int) text.substring(0, lineStart)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            return new Place(file, line, from - lineStart + 1, to - lineStart + 1);
        }
    }
}
