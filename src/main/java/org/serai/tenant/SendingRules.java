package org.serai.tenant;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.PhoneNumber;
import org.serai.canonical.Recipient;
import org.serai.policy.FrequencyCap;
import org.serai.policy.QuietHours;

/**
 * When, how often and to whom one tenant writes, beyond what Meta asks of everyone.
 *
 * @param quiet null: at any hour
 * @param onlyTo numbers in E.164, or beginnings of them followed by {@code *}; empty: to everyone
 */
public record SendingRules(@Nullable QuietHours quiet, List<FrequencyCap> caps, List<String> onlyTo) {
    public static final SendingRules NONE = new SendingRules(null, List.of(), List.of());

    /** A list of numbers lets nobody through who is known by a user id only. */
    public boolean mayReach(Recipient person) {
        PhoneNumber phone = person.phone();
        return onlyTo.isEmpty() || phone != null && onlyTo.stream().anyMatch(entry -> matches(entry, phone.e164()));
    }

    private static boolean matches(String entry, String e164) {
        return entry.endsWith("*") ? e164.startsWith(entry.substring(0, entry.length() - 1)) : e164.equals(entry);
    }
}
