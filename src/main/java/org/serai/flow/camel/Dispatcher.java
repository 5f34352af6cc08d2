package org.serai.flow.camel;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.CustomerReply;
import org.serai.canonical.Event;
import org.serai.canonical.TenantId;

/** Which routes of one version wait for what. Routes come and go while others run. */
public final class Dispatcher {
    private static final List<Entrance> NONE = List.of();
    private final Map<String, List<Entrance>> entrances = new ConcurrentHashMap<>();

    Dispatcher() {}

    private static String slot(SeraiConsumer consumer) {
        return switch (consumer.kind()) {
            case "event" -> "event " + consumer.parameter("type");
            case "reply" -> "reply";
            default -> slot(consumer.kind(), consumer.parameter("connector"), consumer.parameter("tenant"));
        };
    }

    private static String slot(String kind, String connector, String tenant) {
        return kind + " " + connector + "@" + tenant;
    }

    void add(SeraiConsumer consumer) {
        change(consumer, (slot, there) -> {
            var more = new java.util.ArrayList<>(there == null ? NONE : there);
            more.add(new Entrance(consumer));
            more.sort(Comparator.comparing(Entrance::route));
            return List.copyOf(more);
        });
    }

    void remove(SeraiConsumer consumer) {
        change(consumer, (slot, there) -> {
            List<Entrance> rest = (there == null ? NONE : there)
                    .stream().filter(e -> !e.is(consumer)).toList();
            return rest.isEmpty() ? null : rest;
        });
    }

    private void change(
            SeraiConsumer consumer,
            BiFunction<
                            String,
                            @org.jspecify.annotations.Nullable List<Entrance>,
                            @org.jspecify.annotations.Nullable List<Entrance>>
                    by) {
        entrances.compute(slot(consumer), by::apply);
    }

    /** The routes that wait for this type of event in this state, in the order of their ids. */
    public List<Entrance> forEvent(Event event) {
        List<Entrance> all = entrances.getOrDefault("event " + event.type(), NONE);
        Object status = event.data().get("status");
        return all.stream().filter(entrance -> entrance.takesStatus(status)).toList();
    }

    /** Those that name the answered flow; without one those for any other; unmatched replies have routes of their own. */
    public List<Entrance> forReply(CustomerReply reply) {
        if (!reply.isMatched()) {
            return answering("unmatched");
        }
        List<Entrance> named = reply.flow() == null ? NONE : answering(reply.flow());
        return named.isEmpty() ? answering("other") : named;
    }

    private List<Entrance> answering(String flow) {
        return entrances.getOrDefault("reply", NONE).stream()
                .filter(entrance -> entrance.answers(flow))
                .toList();
    }

    public Optional<Entrance> forCallback(ConnectorName connector, TenantId tenant) {
        return first("callback", connector, tenant);
    }

    public Optional<Entrance> forFetch(ConnectorName connector, TenantId tenant) {
        return first("fetch", connector, tenant);
    }

    /** A tenant's own route, else the one that is there for every tenant. */
    private Optional<Entrance> first(String kind, ConnectorName connector, TenantId tenant) {
        List<Entrance> own = entrances.getOrDefault(slot(kind, connector.value(), tenant.value()), NONE);
        List<Entrance> common = entrances.getOrDefault(slot(kind, connector.value(), ""), NONE);
        return (own.isEmpty() ? common : own).stream().findFirst();
    }
}
