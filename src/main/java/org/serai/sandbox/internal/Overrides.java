package org.serai.sandbox.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.serai.sandbox.internal.Delivery.Handshake;

/** Sets webhook addresses by API; Meta shakes hands before it takes one. */
final class Overrides {
    private final Subscriptions subscriptions;
    private final Delivery delivery;

    Overrides(Subscriptions subscriptions, Delivery delivery) {
        this.subscriptions = subscriptions;
        this.delivery = delivery;
    }

    /** @param id of a number or an account; an empty address ends the override */
    Answer set(String id, String address, String verifyToken) {
        if (address.isBlank()) {
            subscriptions.override(id, null);
            return Answer.success();
        }
        Optional<URI> uri = http(address);
        if (uri.isEmpty() || address.length() > 200) {
            return Answer.refused(
                    MetaErrors.of(100, "override_callback_uri is an http or https address of at most 200 characters"));
        }
        Handshake handshake = delivery.handshake(uri.get(), verifyToken);
        if (!handshake.verified()) {
            return Answer.refused(MetaErrors.of(
                    100, "(#2200) Callback verification failed with the following errors: " + handshake.found()));
        }
        subscriptions.override(id, uri.get());
        return Answer.success();
    }

    static Optional<URI> http(String address) {
        try {
            URI uri = new URI(address.trim());
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean good = (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null;
            return good ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }
}
