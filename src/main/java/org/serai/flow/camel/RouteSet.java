package org.serai.flow.camel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * All routes of one state of the files as one Camel context. Built and checked without being started; the inner routes
 * (those that wait for runs) and the sources (those that read by themselves) start apart, so that two versions never
 * read the same source at once.
 */
public final class RouteSet implements AutoCloseable {
    private final DefaultCamelContext context;
    private final Dispatcher dispatcher;

    RouteSet(DefaultCamelContext context, Dispatcher dispatcher) {
        this.context = context;
        this.dispatcher = dispatcher;
    }

    /** A route and whether it runs. */
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

    public void startSources() throws Exception {
        for (Route route : routes(true)) {
            context.getRouteController().startRoute(route.getRouteId());
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

    /** @param withSources false: the sources are not meant to run and are left out */
    public List<State> states(boolean withSources) {
        return context.getRoutes().stream()
                .filter(route -> withSources || !isSource(route))
                .map(route -> new State(route.getRouteId(), status(route) == ServiceStatus.Started))
                .sorted(Comparator.comparing(State::route))
                .toList();
    }

    private ServiceStatus status(Route route) {
        return context.getRouteController().getRouteStatus(route.getRouteId());
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
