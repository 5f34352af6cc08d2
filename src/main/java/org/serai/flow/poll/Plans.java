package org.serai.flow.poll;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.convert.DurationStyle;

/** How a route writes the values of its source. */
final class Plans {
    private Plans() {}

    static Duration duration(Map<String, String> given, String name) {
        String text = given.getOrDefault(name, "");
        try {
            return DurationStyle.detectAndParse(text);
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("`" + name + "` is `" + text + "`: write it as 30s, 5m or 2h");
        }
    }

    static int number(Map<String, String> given, String name) {
        String text = given.getOrDefault(name, "");
        if (!text.matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException("`" + name + "` is `" + text + "`: a whole number");
        }
        return Integer.parseInt(text);
    }

    static boolean truth(Map<String, String> given, String name) {
        String text = given.getOrDefault(name, "");
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("`" + name + "` is `" + text + "`: write true or false");
        }
        return text.equals("true");
    }
}
