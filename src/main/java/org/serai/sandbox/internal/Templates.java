package org.serai.sandbox.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** The template library of all accounts, in order of creation. */
final class Templates {
    private final Map<String, StoredTemplate> byId = new LinkedHashMap<>();
    private final Map<String, String> idByName = new HashMap<>();
    private final Map<String, Instant> deleted = new HashMap<>();
    private final Map<String, Deque<Instant>> edits = new HashMap<>();
    private final AtomicLong ids = new AtomicLong(1_689_556_908_000_000L);

    String nextId() {
        return Long.toString(ids.addAndGet(7_919));
    }

    /** @return false when the account has that name and language already */
    synchronized boolean add(StoredTemplate template) {
        if (idByName.putIfAbsent(key(template), template.id()) != null) {
            return false;
        }
        byId.put(template.id(), template);
        return true;
    }

    synchronized Optional<StoredTemplate> find(String accountId, String name, String language) {
        return Optional.ofNullable(idByName.get(key(accountId, name, language))).map(byId::get);
    }

    synchronized Optional<StoredTemplate> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    synchronized List<StoredTemplate> of(String accountId) {
        return byId.values().stream()
                .filter(template -> template.accountId().equals(accountId))
                .toList();
    }

    synchronized List<StoredTemplate> named(String name) {
        return byId.values().stream()
                .filter(template -> template.name().equals(name))
                .toList();
    }

    /** @return the changed one, empty when there is none with that id any more */
    synchronized Optional<StoredTemplate> change(String id, UnaryOperator<StoredTemplate> by) {
        return Optional.ofNullable(byId.computeIfPresent(id, (key, template) -> by.apply(template)));
    }

    synchronized void remove(StoredTemplate template, Instant at) {
        byId.remove(template.id());
        idByName.remove(key(template));
        deleted.put(template.accountId() + "|" + template.name(), at);
    }

    /** Meta keeps the name of a deleted template blocked for 30 days. */
    synchronized boolean isNameBlocked(String accountId, String name, Instant now) {
        Instant at = deleted.get(accountId + "|" + name);
        return at != null && now.isBefore(at.plus(Duration.ofDays(30)));
    }

    /** Counts an edit of an approved template: one in 24 hours, ten in 30 days. @return false when it is one too many */
    synchronized boolean mayEdit(String id, Instant now) {
        Deque<Instant> past = edits.computeIfAbsent(id, x -> new ArrayDeque<>());
        past.removeIf(at -> at.plus(Duration.ofDays(30)).isBefore(now));
        boolean tooSoon =
                !past.isEmpty() && past.getLast().plus(Duration.ofHours(24)).isAfter(now);
        if (tooSoon || past.size() >= 10) {
            return false;
        }
        past.add(now);
        return true;
    }

    private static String key(StoredTemplate template) {
        return key(template.accountId(), template.name(), template.language());
    }

    private static String key(String accountId, String name, String language) {
        return accountId + "|" + name + "|" + language;
    }
}
