package org.serai.sandbox.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who exists, whose window is open, who is blocked or wants no marketing. The 20,000 last seen people are remembered; an
 * older one comes back with the same ids when written to again.
 */
final class Customers {
    static final Duration WINDOW = Duration.ofHours(24);
    private static final int KEPT = 20_000;
    private final Map<String, Customer> byId = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<String, String> phoneByUserId = new HashMap<>();
    private final Map<String, Instant> lastWrote = new HashMap<>();
    private final Set<String> blocked = new HashSet<>();
    private final Set<String> noMarketing = new HashSet<>();

    /** @param id a phone in digits or a user id; a phone's user id finds the phone's owner */
    synchronized Customer known(String id) {
        String key = phoneByUserId.getOrDefault(id, id);
        Customer customer = byId.get(key);
        return customer == null ? remember(fresh(key)) : customer;
    }

    synchronized Customer rename(Customer customer, @Nullable String name) {
        return name == null || name.isBlank() ? customer : remember(customer.named(name));
    }

    synchronized void wrote(Customer customer, String numberId, Instant at) {
        if (lastWrote.size() > 4 * KEPT) {
            lastWrote.values().removeIf(wrote -> wrote.plus(WINDOW).isBefore(at));
        }
        lastWrote.merge(key(customer, numberId), at, (before, now) -> now.isAfter(before) ? now : before);
    }

    /** Until when free text may be sent, if the person ever wrote to this number. */
    synchronized Optional<Instant> windowEnd(Customer customer, String numberId) {
        return Optional.ofNullable(lastWrote.get(key(customer, numberId))).map(wrote -> wrote.plus(WINDOW));
    }

    synchronized boolean isOpen(Customer customer, String numberId, Instant now) {
        return windowEnd(customer, numberId).filter(now::isBefore).isPresent();
    }

    synchronized void block(Customer customer, String numberId, boolean on) {
        toggle(blocked, key(customer, numberId), on);
    }

    synchronized boolean isBlocked(Customer customer, String numberId) {
        return blocked.contains(key(customer, numberId));
    }

    synchronized List<String> blockedOf(String numberId) {
        return blocked.stream()
                .filter(key -> key.endsWith("|" + numberId))
                .map(key -> key.substring(0, key.indexOf('|')))
                .sorted()
                .toList();
    }

    synchronized void marketing(Customer customer, String numberId, boolean wanted) {
        toggle(noMarketing, key(customer, numberId), !wanted);
    }

    synchronized boolean refusesMarketing(Customer customer, String numberId) {
        return noMarketing.contains(key(customer, numberId));
    }

    synchronized void clear() {
        byId.clear();
        phoneByUserId.clear();
        lastWrote.clear();
        blocked.clear();
        noMarketing.clear();
    }

    private Customer remember(Customer customer) {
        byId.put(customer.id(), customer);
        if (customer.waId() != null) {
            phoneByUserId.put(customer.userId(), customer.waId());
        }
        if (byId.size() > KEPT) {
            Collection<Customer> all = byId.values();
            Customer eldest = all.iterator().next();
            byId.remove(eldest.id());
            phoneByUserId.remove(eldest.userId());
        }
        return customer;
    }

    private static Customer fresh(String id) {
        return Customer.USER_ID.matcher(id).matches() ? Customer.byUserId(id) : Customer.byPhone(id);
    }

    private static String key(Customer customer, String numberId) {
        return customer.id() + "|" + numberId;
    }

    private static void toggle(Set<String> set, String key, boolean on) {
        if (on) {
            set.add(key);
        } else {
            set.remove(key);
        }
    }
}
