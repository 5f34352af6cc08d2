package org.serai.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.SeraiException;
import org.serai.canonical.Tree;
import org.serai.canonical.UnavailableException;
import org.serai.json.Json;

/**
 * Looks into an answer that says 200 and means no: GraphQL's {@code errors} and {@code userErrors}. What one of the
 * retry words stands in is tried again later, everything else is refused for good.
 */
public final class CheckAnswerStep {
    CheckAnswerStep() {}

    /**
     * @param errors paths to where errors stand, comma-separated, as {@code errors,data.orderUpdate.userErrors}; a list or
     *     object there must be empty, a text blank, a truth value false
     * @param retry words that mean "later", comma-separated, as {@code THROTTLED}
     * @return the answer, untouched
     */
    public @Nullable Object check(@Body @Nullable Object answer, String errors, String retry) {
        for (String path : words(errors)) {
            found(Tree.of(answer).at(path.split("\\.")).node()).ifPresent(error -> refuse(path, error, retry));
        }
        return answer;
    }

    private static Optional<String> found(@Nullable Object node) {
        boolean nothing = node == null
                || node instanceof List<?> list && list.isEmpty()
                || node instanceof Map<?, ?> map && map.isEmpty()
                || node instanceof String text && text.isBlank()
                || Boolean.FALSE.equals(node);
        return nothing ? Optional.empty() : Optional.of(Json.text(node));
    }

    private static void refuse(String path, String error, String retry) {
        String shown = error.length() > 300 ? error.substring(0, 300) + "…" : error;
        if (words(retry).stream().anyMatch(error::contains)) {
            throw new UnavailableException(path, "the system asks for patience: " + shown, new IllegalStateException(path));
        }
        throw new SeraiException("sink.refused", path, "the system refused it: " + shown, "mend the mapping or the system's data, then replay");
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
