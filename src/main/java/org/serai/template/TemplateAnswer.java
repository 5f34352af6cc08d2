package org.serai.template;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.serai.cloudapi.CloudApiError;

/** What the Cloud API said to a template handed in. */
public sealed interface TemplateAnswer {
    /** @param category the one Meta gave it, which may not be the one asked for; null where the answer does not say */
    record Taken(String id, String status, @Nullable String category) implements TemplateAnswer {}

    record Refused(CloudApiError error) implements TemplateAnswer {}

    default <T> T fold(Function<Taken, T> taken, Function<Refused, T> refused) {
        return this instanceof Taken t ? taken.apply(t) : refused.apply((Refused) this);
    }
}
