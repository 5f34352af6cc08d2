package org.serai.sandbox.internal;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.serai.sandbox.BusinessNumber;

/** Where webhooks go: the number's own address, else the account's, else the app's. Source: Meta, webhook overrides. */
final class Subscriptions {
    private final ConcurrentMap<String, URI> overrides = new ConcurrentHashMap<>();
    private final Set<String> unsubscribed = ConcurrentHashMap.newKeySet();
    private volatile @Nullable URI app;

    Subscriptions(@Nullable URI app) {
        this.app = app;
    }

    void app(URI address) {
        app = address;
    }

    Optional<URI> app() {
        return Optional.ofNullable(app);
    }

    /** @param id of a number or an account; null for the address ends the override */
    void override(String id, @Nullable URI address) {
        if (address == null) {
            overrides.remove(id);
        } else {
            overrides.put(id, address);
        }
    }

    Optional<URI> overrideOf(String id) {
        return Optional.ofNullable(overrides.get(id));
    }

    void subscribe(String accountId, boolean on) {
        if (on) {
            unsubscribed.remove(accountId);
        } else {
            unsubscribed.add(accountId);
        }
    }

    boolean isSubscribed(String accountId) {
        return !unsubscribed.contains(accountId);
    }

    /** Without a subscription of the account there are no webhooks at all. */
    boolean wants(Update update) {
        if (update instanceof Update.Field field) {
            return isSubscribed(field.accountId());
        }
        BusinessNumber number = number(update);
        return number == null || isSubscribed(number.accountId());
    }

    Optional<URI> target(Update update) {
        if (update instanceof Update.Field field) {
            return overrideOf(field.accountId()).or(this::app);
        }
        BusinessNumber number = number(update);
        return number == null
                ? app()
                : overrideOf(number.id())
                        .or(() -> overrideOf(number.accountId()))
                        .or(this::app);
    }

    private static @Nullable BusinessNumber number(Update update) {
        if (update instanceof Update.Status status) {
            return status.number();
        }
        return update instanceof Update.Message message ? message.number() : null;
    }
}
