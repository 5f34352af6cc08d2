package org.serai.flow.camel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.impl.DefaultCamelContext;
import org.serai.flow.rows.RowsComponent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All routes of one state of the files as one Camel context. Built and checked without being started; the inner routes
 * (those that wait for runs) and the sources (those that read by themselves) start apart, so that two versions never
 * read the same source at once.
 */
public final class RouteSet implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RouteSet.class);
    private static final long LAST_RUN_SECONDS = 10;
    private final Set<String> failed = ConcurrentHashMap.newKeySet();
    private final DefaultCamelContext context;
    private final Dispatcher dispatcher;

    RouteSet(DefaultCamelContext context, Dispatcher dispatcher) {
        this.context = context;
        this.dispatcher = dispatcher;
    }

    /** A route and whether it does what it should. */
    public record State(String route, boolean running) {}

    public Dispatcher dispatcher() {
        return dispatcher;
    }

    /** What waits for runs starts before what leads to it. */
    public void startInner() throws Exception {
        for (Route route : routes(false)) {
            context.getRouteController().startRoute(route.getRouteId());
        }
    }

    /** The sources one node alone may read: all but those whose broker shares the work. */
    public Set<String> lone() {
        return routes(true).stream()
                .filter(RouteSet::isLone)
                .map(Route::getRouteId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param isOurs whether this node may read a {@link #lone} source */
    public void startSources(Predicate<String> isOurs) throws Exception {
        for (Route route : routes(true)) {
            if (!isLone(route) || isOurs.test(route.getRouteId())) {
                context.getRouteController().startRoute(route.getRouteId());
            }
        }
    }

    /** Lone sources that became ours start, those that are no longer ours stop. What does not start is tried again. */
    public void keepSources(Predicate<String> isOurs) {
        for (Route route : routes(true)) {
            String id = route.getRouteId();
            boolean isRunning = status(route) == ServiceStatus.Started;
            if (isLone(route) && isRunning != isOurs.test(id)) {
                keep(id, isRunning);
            }
        }
    }

    private void keep(String id, boolean isRunning) {
        try {
            if (isRunning) {
                context.getRouteController().stopRoute(id, LAST_RUN_SECONDS, TimeUnit.SECONDS);
                LOG.info("another node reads {} now", id);
            } else {
                context.getRouteController().startRoute(id);
                LOG.info("this node reads {} now", id);
            }
            failed.remove(id);
        } catch (Exception refused) {
            if (failed.add(id)) {
                LOG.error("{} did not {}: it is tried again", id, isRunning ? "stop" : "start");
                LOG.debug("the failure of {}", id, refused);
            }
        }
    }

    /** Each source finishes what it has begun, within the given time altogether. */
    public void stopSources(long timeoutMillis) throws Exception {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        for (Route route : routes(true)) {
            long left = Math.max(100, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
            context.getRouteController().stopRoute(route.getRouteId(), left, TimeUnit.MILLISECONDS);
        }
    }

    private List<Route> routes(boolean sources) {
        return new ArrayList<>(context.getRoutes())
                .stream()
                        .filter(route -> isSource(route) == sources)
                        .sorted(Comparator.comparing(RouteSet::isEntrance))
                        .toList();
    }

    private static boolean isEntrance(Route route) {
        return route.getEndpoint() instanceof SeraiEndpoint;
    }

    private static boolean isSource(Route route) {
        String uri = route.getEndpoint().getEndpointUri();
        return !isEntrance(route) && !uri.startsWith("kamelet:") && !uri.startsWith("direct:");
    }

    private static boolean isLone(Route route) {
        return !route.getEndpoint().getEndpointUri().startsWith("jms:");
    }

    /** @param withSources false: the sources are not meant to run and are left out */
    public List<State> states(boolean withSources) {
        return context.getRoutes().stream()
                .filter(route -> withSources || !isSource(route))
                .map(route -> new State(route.getRouteId(), runs(route)))
                .sorted(Comparator.comparing(State::route))
                .toList();
    }

    /** A lone source may rest here because another node reads it. */
    private boolean runs(Route route) {
        return status(route) == ServiceStatus.Started
                || isSource(route) && isLone(route) && !failed.contains(route.getRouteId());
    }

    private ServiceStatus status(Route route) {
        return context.getRouteController().getRouteStatus(route.getRouteId());
    }

    /** The sources whose system is away or refuses us, and what it said. They go on asking. */
    public Map<String, String> away() {
        var away = new TreeMap<String, String>(RowsComponent.away(context));
        away.putAll(AskingEndpoint.away(context));
        return away;
    }

    /** Where every route of this version reads from and sends to, as Camel knows it. */
    public List<String> addresses() {
        return context.getEndpoints().stream()
                .map(endpoint -> endpoint.getEndpointUri())
                .toList();
    }

    @Override
    public void close() {
        context.stop();
    }
}
