package org.serai.broker;

import java.util.List;
import java.util.Optional;
import org.serai.canonical.TenantId;

/** The queues of the house. Names are part of the contract towards JMS clients where the comment says so. */
public final class Queues {
    /** Documents that need something fetched before they can be mapped. */
    public static final String FETCH = "ingress.fetch";
    /** Webhooks of the Cloud API, as they came. */
    public static final String WHATSAPP = "whatsapp";
    /** Contract: canonical events of systems that speak JMS. */
    public static final String EVENTS_IN = "events.in";
    /** Contract: canonical replies for systems that speak JMS. */
    public static final String REPLIES_OUT = "replies.out";
    /** What could not be delivered to its consumer. */
    public static final String DEAD_LETTERS = "dlq";

    /** Those of all tenants together that the hub takes from or puts into. */
    public static final List<String> SHARED = List.of(FETCH, WHATSAPP, EVENTS_IN, REPLIES_OUT);

    private static final String INGRESS = "ingress.tenant.";
    /** What all of {@link #ingress} match, as Artemis writes it. */
    static final String EVERY_INGRESS = INGRESS + "#";

    private Queues() {}

    /**
     * Documents of a tenant's business systems, as they came. Each tenant has a queue of its own, so that none waits behind
     * another's; the broker makes it when it is first used and lets one hub at a time read it, so that it stays in order.
     */
    public static String ingress(TenantId tenant) {
        return INGRESS + tenant.value();
    }

    /**
     * As a JMS client of Artemis names it, with what the queue is to be like where the broker makes it now: never taken away
     * while nobody reads it, for what is sent then would be gone.
     */
    static String address(String queue) {
        return queue + (isIngress(queue) ? "?auto-delete=false&exclusive=true" : "?auto-delete=false");
    }

    /** Whose documents lie in it; empty for queues of all tenants. */
    static Optional<String> tenant(String queue) {
        return isIngress(queue) ? Optional.of(queue.substring(INGRESS.length())) : Optional.empty();
    }

    static boolean isIngress(String queue) {
        return queue.startsWith(INGRESS);
    }

    /** Whether the hub takes from it; such a queue may never give a message up. */
    static boolean isRead(String queue) {
        return !queue.equals(REPLIES_OUT);
    }
}
