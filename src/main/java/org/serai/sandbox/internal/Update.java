package org.serai.sandbox.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.serai.sandbox.BusinessNumber;

/** One thing a webhook will tell. */
sealed interface Update {
    /** Whom it concerns, for faults; null when nobody in particular. */
    @Nullable
    String person();

    /** Runs once the webhook was answered with 200. */
    default Runnable arrived() {
        return () -> {};
    }

    /** @param contact absent on {@code failed}, as Meta does */
    record Status(
            BusinessNumber number,
            Map<String, Object> item,
            @Nullable Map<String, Object> contact,
            @Nullable String person)
            implements Update {}

    record Message(
            BusinessNumber number,
            Map<String, Object> item,
            @Nullable Map<String, Object> contact,
            @Nullable String person,
            Runnable arrived)
            implements Update {}

    /** Any other field: templates, accounts, preferences. {@code number} where the value names one. */
    record Field(
            String accountId,
            String field,
            Map<String, Object> value,
            @Nullable BusinessNumber number) implements Update {
        @Override
        public @Nullable String person() {
            return null;
        }
    }

    /** Delivered byte for byte, signed. */
    record Raw(byte[] body) implements Update {
        @Override
        public @Nullable String person() {
            return null;
        }
    }
}
