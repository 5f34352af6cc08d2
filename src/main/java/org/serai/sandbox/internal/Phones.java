package org.serai.sandbox.internal;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The phones the page shows: the 500 most recently used, 200 newest items each, of both directions. */
final class Phones {
    private static final int PHONES = 500;
    private static final int ITEMS = 200;
    private final Map<String, Phone> byCustomer = new LinkedHashMap<>();
    private final Map<String, Map.Entry<Customer, Received>> byWamid = new LinkedHashMap<>();
    private final Pulse pulse;

    Phones(Pulse pulse) {
        this.pulse = pulse;
    }

    /** Exactly one of the two is there. */
    record Item(@Nullable SentMessage sent, @Nullable Received received) {
        String wamid() {
            return sent != null ? sent.wamid() : received == null ? "" : received.wamid();
        }

        Instant at() {
            return sent != null ? sent.acceptedAt() : received == null ? Instant.MIN : received.at();
        }
    }

    static final class Phone {
        private final Deque<Item> newestFirst = new ArrayDeque<>();
        private Customer customer;
        private long total;
        private long typingUntil;

        Phone(Customer customer) {
            this.customer = customer;
        }
    }

    synchronized void sent(SentMessage message) {
        add(message.to().customer(), new Item(message, null));
        typing(message.to().customer(), false);
    }

    synchronized void received(Customer customer, Received message) {
        byWamid.put(message.wamid(), Map.entry(customer, message));
        if (byWamid.size() > PHONES * 40) {
            byWamid.remove(byWamid.keySet().iterator().next());
        }
        add(customer, new Item(null, message));
    }

    private void add(Customer customer, Item item) {
        Phone phone = byCustomer.remove(customer.id());
        phone = phone == null ? new Phone(customer) : phone;
        phone.customer = customer;
        phone.total++;
        phone.newestFirst.addFirst(item);
        if (phone.newestFirst.size() > ITEMS) {
            phone.newestFirst.removeLast();
        }
        byCustomer.put(customer.id(), phone);
        if (byCustomer.size() > PHONES) {
            byCustomer.remove(byCustomer.keySet().iterator().next());
        }
        pulse.beat();
    }

    /** The three dots vanish when a message comes, or after 25 seconds of real time. */
    synchronized void typing(Customer customer, boolean on) {
        Phone phone = byCustomer.get(customer.id());
        if (phone != null) {
            phone.typingUntil = on ? System.nanoTime() + 25_000_000_000L : 0;
            pulse.beat();
        }
    }

    synchronized boolean isTyping(Customer customer) {
        Phone phone = byCustomer.get(customer.id());
        return phone != null && phone.typingUntil != 0 && System.nanoTime() < phone.typingUntil;
    }

    /** Most recently used first. */
    synchronized List<Customer> customers() {
        var customers = new ArrayList<Customer>();
        byCustomer.values().forEach(phone -> customers.add(phone.customer));
        Collections.reverse(customers);
        return customers;
    }

    synchronized List<Item> newest(Customer customer, int limit) {
        Phone phone = byCustomer.get(customer.id());
        return phone == null
                ? List.of()
                : phone.newestFirst.stream().limit(limit).toList();
    }

    synchronized long total(Customer customer) {
        Phone phone = byCustomer.get(customer.id());
        return phone == null ? 0 : phone.total;
    }

    /** The received message with that id, and whose phone it is on. */
    synchronized Optional<Map.Entry<Customer, Received>> received(String wamid) {
        return Optional.ofNullable(byWamid.get(wamid));
    }

    /** A read receipt marks the earlier messages of the thread too. */
    synchronized void read(Customer customer, Received upTo) {
        newest(customer, ITEMS).stream()
                .map(Item::received)
                .filter(message -> message != null && !message.at().isAfter(upTo.at()))
                .forEach(Received::read);
        pulse.beat();
    }

    synchronized void clear() {
        byCustomer.clear();
        byWamid.clear();
        pulse.beat();
    }
}
