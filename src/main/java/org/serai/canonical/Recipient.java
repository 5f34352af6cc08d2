package org.serai.canonical;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A person on WhatsApp: by phone, by business-scoped user id, or both. At least one is known. */
public record Recipient(
        @Nullable PhoneNumber phone, @Nullable UserId userId) {
    public Recipient {
        if (phone == null && userId == null) {
            throw new IllegalArgumentException("a recipient needs a phone number or a user id");
        }
    }

    public static Recipient of(PhoneNumber phone) {
        return new Recipient(phone, null);
    }

    public static Recipient of(UserId userId) {
        return new Recipient(null, userId);
    }

    /** One text for the person, the phone first: fit for keys of tables. A user id can never look like a phone. */
    public String key() {
        return phone != null ? phone.e164() : Objects.requireNonNull(userId).value();
    }

    public String masked() {
        return phone != null ? phone.masked() : "user:***";
    }

    @Override
    public String toString() {
        return masked();
    }
}
