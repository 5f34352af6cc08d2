package org.serai.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.client.ClientSession.QueueQuery;

/** What the hub relies on at one of its queues; the words are those of {@code broker.xml}. */
final class QueueRules {
    private static final String DELIVERIES_BY_DEFAULT = "10";

    private QueueRules() {}

    static List<BrokerFault> presence(String queue, QueueQuery found) {
        if (!found.isExists()) {
            return found.isAutoCreateQueues()
                    ? List.of()
                    : List.of(new BrokerFault(
                            queue, true, "is not there and would not be made", "an anycast queue of this name"));
        }
        var faults = new ArrayList<BrokerFault>();
        if (found.getRoutingType() != RoutingType.ANYCAST) {
            faults.add(new BrokerFault(queue, true, "is multicast", "an anycast queue of this name"));
        }
        if (Queues.isIngress(queue) && !Boolean.TRUE.equals(found.isExclusive())) {
            faults.add(new BrokerFault(
                    queue,
                    false,
                    "may be read by several hubs at once, which do not keep its order",
                    "exclusive=\"true\""));
        }
        if (found.isAutoCreated() && Boolean.TRUE.equals(found.isAutoDelete())) {
            faults.add(new BrokerFault(
                    queue,
                    true,
                    "is taken away when nobody reads it, with what is sent to it meanwhile",
                    "auto-delete-queues false"));
        }
        return faults;
    }

    /** @param settings as the broker's management gives them; what stands in no file is left out there */
    static List<BrokerFault> settings(String queue, Map<String, Object> settings) {
        var faults = new ArrayList<BrokerFault>();
        String deliveries = text(settings, "maxDeliveryAttempts", DELIVERIES_BY_DEFAULT);
        if (Queues.isRead(queue) && !deliveries.equals("-1")) {
            faults.add(new BrokerFault(
                    queue,
                    true,
                    "gives a message up after " + deliveries + " deliveries, as when the database is away for a while",
                    "max-delivery-attempts -1"));
        }
        if (Queues.isIngress(queue) && !text(settings, "redeliveryDelay", "0").equals("0")) {
            faults.add(new BrokerFault(
                    queue,
                    false,
                    "lets a document that comes again wait while later ones pass it",
                    "redelivery-delay 0"));
        }
        String full = text(settings, "addressFullMessagePolicy", "PAGE");
        if (full.equals("DROP")) {
            faults.add(new BrokerFault(queue, true, "drops messages when memory is full", "address-full-policy PAGE"));
        } else if (full.equals("BLOCK")) {
            faults.add(new BrokerFault(queue, false, "lets senders wait when full", "address-full-policy PAGE"));
        }
        if (full.equals("PAGE")) {
            paging(queue, settings).ifPresent(faults::add);
        }
        return faults;
    }

    private static Optional<BrokerFault> paging(String queue, Map<String, Object> settings) {
        boolean isLimited = isLimit(settings, "pageLimitBytes") || isLimit(settings, "pageLimitMessages");
        if (!isLimited) {
            return Optional.of(new BrokerFault(
                    queue,
                    false,
                    "pages until the disk is full, and then lets senders wait",
                    "page-limit-bytes below the disk's size, with page-full-policy FAIL"));
        }
        return text(settings, "pageFullMessagePolicy", "").equals("FAIL")
                ? Optional.empty()
                : Optional.of(new BrokerFault(
                        queue, true, "drops messages when its pages are full", "page-full-policy FAIL"));
    }

    private static boolean isLimit(Map<String, Object> settings, String key) {
        String limit = text(settings, key, "-1");
        return limit.matches("[1-9][0-9]*");
    }

    private static String text(Map<String, Object> settings, String key, String otherwise) {
        Object value = settings.get(key);
        return value == null ? otherwise : value.toString();
    }
}
