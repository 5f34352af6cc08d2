package org.serai.connector;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The part of an address behind its question mark. What cannot be decoded is not there. */
record Query(String text) {
    static Query of(String url) {
        int mark = url.indexOf('?');
        return new Query(mark < 0 ? "" : url.substring(mark + 1));
    }

    Set<String> values(String name) {
        var found = new LinkedHashSet<String>();
        for (String pair : text.split("&")) {
            String[] both = pair.split("=", 2);
            if (decoded(both[0]).equals(Optional.of(name))) {
                decoded(both.length == 2 ? both[1] : "").ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
