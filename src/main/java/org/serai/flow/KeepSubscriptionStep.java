package org.serai.flow;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.SeraiException;
import org.serai.canonical.TimeText;
import org.serai.canonical.Tree;
import org.serai.connector.Part;
import org.serai.flow.poll.Subscription;

/** Reads from a system's answer until when the subscription lives; an answer that does not say so is a failure. */
public final class KeepSubscriptionStep {
    KeepSubscriptionStep() {}

    /** @param ends the JSON Pointer of the end; without an offset it is in UTC */
    public void keep(
            @Body @Nullable Object answer,
            @ExchangeProperty(Subscription.PROPERTY) @Nullable Subscription subscription,
            String ends) {
        if (subscription == null) {
            throw new SeraiException(
                    "subscription.no-source",
                    "",
                    "a subscription was kept where nobody asked for one",
                    "begin the route with kamelet:subscription-source");
        }
        String text = Tree.of(answer).at(Part.steps(ends)).text().orElse("");
        try {
            subscription.livesUntil(TimeText.read(text, ZoneOffset.UTC).toInstant());
        } catch (DateTimeException unreadable) {
            throw new SeraiException(
                    "subscription.not-kept",
                    ends,
                    "the answer does not say until when the subscription lives",
                    "see what the system answers, and where `ends` points");
        }
    }
}
