package org.serai.ingress;

import java.util.List;
import java.util.function.Function;
import org.serai.connector.Greeting;

/** What the door says to a request. */
sealed interface Answer {
    /** The ids of deliveries that are durable now; never empty. */
    record Taken(List<String> eventIds) implements Answer {}

    /** Nothing was taken. */
    record Refused(Refusal refusal) implements Answer {}

    /** A hello or a handshake: nothing was brought, nothing is kept. */
    record Greeted(Greeting greeting) implements Answer {}

    static Answer refused(int status, String code, String text, String advice) {
        return new Refused(new Refusal(status, code, text, advice));
    }

    /** A body may have no document in it: then there is nothing to name. */
    static Answer taken(List<String> eventIds) {
        return eventIds.isEmpty() ? new Greeted(Greeting.EMPTY) : new Taken(eventIds);
    }

    default <T> T fold(Function<Taken, T> taken, Function<Refused, T> refused, Function<Greeted, T> greeted) {
        if (this instanceof Taken yes) {
            return taken.apply(yes);
        }
        return this instanceof Refused no ? refused.apply(no) : greeted.apply((Greeted) this);
    }
}
