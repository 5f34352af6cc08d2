package org.serai.broker;

import java.util.List;

/** The queues of the house. Names are part of the contract towards JMS clients where the comment says so. */
public final class Queues {
    /** Documents of business systems, as they came. */
    public static final String INGRESS = "ingress";
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

    /** Those the hub takes from; none of them may ever give a message up. */
    public static final List<String> READ = List.of(INGRESS, FETCH, WHATSAPP, EVENTS_IN);
    /** Those the hub takes from or puts into. */
    public static final List<String> USED = List.of(INGRESS, FETCH, WHATSAPP, EVENTS_IN, REPLIES_OUT);

    private Queues() {}
}
