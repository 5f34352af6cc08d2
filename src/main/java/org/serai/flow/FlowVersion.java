package org.serai.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.serai.canonical.CustomerReply;
import org.serai.canonical.Event;
import org.serai.finding.Finding;
import org.serai.flow.camel.Dispatcher;
import org.serai.flow.camel.RouteSet;
import org.serai.template.Catalogue;

/**
 * One state of all files: routes, Kamelets, mappings and templates that fit together. Runs of it end with it; a closed
 * one takes no more.
 *
 * @param looked the files it is made of
 * @param warnings what could be better in them
 */
record FlowVersion(
        int number,
        Instant since,
        RouteSet routes,
        ProjectParts parts,
        Catalogue catalogue,
        Set<String> looked,
        List<Finding> warnings,
        Gate gate) {

    Dispatcher dispatcher() {
        return routes.dispatcher();
    }

    int run(Event event, FlowRun run) {
        var entrances = dispatcher().forEvent(event);
        entrances.forEach(entrance -> Runs.event(entrance, event, run));
        return entrances.size();
    }

    int run(CustomerReply reply, FlowRun run) {
        var entrances = dispatcher().forReply(reply);
        entrances.forEach(entrance -> Runs.reply(entrance, reply, run));
        return entrances.size();
    }

    /** Waits for those inside, no longer than the given time, then ends them. */
    void close(Duration patience) {
        try {
            gate.shut(patience);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            routes.close();
        }
    }
}
