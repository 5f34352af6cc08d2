package org.serai.template;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One template in one language, with its variables as {@code {{name}}}. */
public record Wording(
        @Nullable String header, String body, @Nullable String footer, List<Button> buttons) {

    /** The parameters this language uses, in reading order. */
    public Set<String> used() {
        var used = new LinkedHashSet<String>(headerVariables());
        used.addAll(bodyVariables());
        for (Button button : buttons) {
            if (button instanceof Button.Url url && url.parameter() != null) {
                used.add(url.parameter());
            }
        }
        return used;
    }

    List<String> headerVariables() {
        return header == null ? List.of() : Variables.names(header);
    }

    List<String> bodyVariables() {
        return Variables.names(body);
    }
}
