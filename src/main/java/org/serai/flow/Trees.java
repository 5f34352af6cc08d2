package org.serai.flow;

import org.jspecify.annotations.Nullable;
import org.serai.canonical.CustomerReply;
import org.serai.canonical.Event;

/** The tree of whatever a step was handed: our own words in their CloudEvents form. */
final class Trees {
    private Trees() {}

    static @Nullable Object of(@Nullable Object body) {
        if (body instanceof CustomerReply reply) {
            return reply.toCloudEvent();
        }
        return body instanceof Event event ? event.toCloudEvent() : body;
    }
}
