package org.serai.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Tree;

/**
 * Where a word stands that a system sends along: in a header, or in the document at one JSON Pointer or several.
 *
 * @param always the word itself, where the system does not send it since there is only one
 */
public record Part(@Nullable String always, @Nullable String header, List<String> pointers) {
    /** Several pointers give one text, joined by a blank, when every one of them finds something. */
    public Optional<String> read(Headers headers, @Nullable Object document) {
        if (always != null) {
            return Optional.of(always);
        }
        if (header != null) {
            return headers.first(header).map(String::strip).filter(text -> !text.isEmpty());
        }
        var found = new ArrayList<String>();
        for (String pointer : pointers) {
            Tree.of(document).at(steps(pointer)).text().ifPresent(found::add);
        }
        return found.isEmpty() || found.size() < pointers.size()
                ? Optional.empty()
                : Optional.of(String.join(" ", found));
    }

    boolean asksDocument() {
        return always == null && header == null;
    }

    /** The steps of a JSON Pointer, as {@link Tree#at} takes them. */
    public static String[] steps(String pointer) {
        if (pointer.isEmpty()) {
            return new String[0];
        }
        String[] steps = pointer.substring(1).split("/", -1);
        for (int i = 0; i < steps.length; i++) {
            steps[i] = steps[i].replace("~1", "/").replace("~0", "~");
        }
        return steps;
    }
}
