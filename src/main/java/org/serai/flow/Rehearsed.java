package org.serai.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Content;
import org.serai.canonical.OutboundMessage;
import org.serai.egress.Callback;
import org.serai.policy.Verdict;

/**
 * What one rehearsed run would have done.
 *
 * @param flows how many flows it reached
 * @param submitted in the order the flows handed them in; the same message of a flow for the same event only once
 * @param callbacks what would have gone to the durable egress
 */
public record Rehearsed(int flows, List<Submitted> submitted, List<Callback> callbacks) {
    /** A message with what was said about it. */
    public record Submitted(OutboundMessage message, Verdict verdict) {
        /** What would be sent: the template where the verdict puts it in the place of free text; null: nothing. */
        public @Nullable Content content() {
            return verdict.<@Nullable Content>fold(
                    admit -> admit.withAlternative() ? message.alternative() : message.content(),
                    defer -> message.content(),
                    refuse -> null);
        }
    }

    /** One call a connector's route would have made. */
    public record Call(String sink, @Nullable Object body) {}
}
