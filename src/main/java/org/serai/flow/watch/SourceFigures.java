package org.serai.flow.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.serai.watch.Gauge;
import org.serai.watch.Measure;
import org.serai.watch.Watched;

/**
 * The figures of all polls and subscriptions that run on this node, in real time. A gauge is shown while its source runs
 * here; counters stay. Safe for many threads.
 */
public final class SourceFigures implements Watched {
    private static final Gauge POLL_AGE = new Gauge(
            "serai.poll.age",
            "seconds",
            "how long ago this node last read a poll to its end; counted from its start where it never did");
    private static final Gauge LEFT = new Gauge(
            "serai.subscription.left",
            "seconds",
            "how long a subscription at a business system still lives; 0: as far as this node knows there is none");
    private final MeterProvider<Counter> pages;
    private final MeterProvider<Counter> documents;
    private final MeterProvider<Counter> failures;
    private final Set<PollFigures> polls = ConcurrentHashMap.newKeySet();
    private final Set<SubscriptionFigures> subscriptions = ConcurrentHashMap.newKeySet();

    public SourceFigures(MeterRegistry meters) {
        pages = counter("serai.poll.pages", "pages a poll took whole", meters);
        documents = counter("serai.poll.documents", "documents that stood in them, repeated ones too", meters);
        failures = counter("serai.poll.failures", "questions of a poll that brought no page", meters);
    }

    private static MeterProvider<Counter> counter(String name, String meaning, MeterRegistry meters) {
        return Counter.builder(name).description(meaning).withRegistry(meters);
    }

    /** A poll that begins to run here. */
    public PollFigures poll(SourceName name) {
        var figures = new PollFigures(
                name,
                pages.withTags(name.labels()),
                documents.withTags(name.labels()),
                failures.withTags(name.labels()));
        polls.add(figures);
        return figures;
    }

    /** A subscription that is kept from here on; none is known yet. */
    public SubscriptionFigures subscription(SourceName name) {
        var figures = new SubscriptionFigures(name);
        subscriptions.add(figures);
        return figures;
    }

    /** It runs here no longer. */
    public void gone(PollFigures poll) {
        polls.remove(poll);
    }

    /** It is kept here no longer. */
    public void gone(SubscriptionFigures subscription) {
        subscriptions.remove(subscription);
    }

    @Override
    public List<Measure> measures() {
        var measures = new ArrayList<Measure>();
        polls.forEach(
                poll -> measures.add(POLL_AGE.at(poll.ageSeconds(), poll.name().labels())));
        subscriptions.forEach(
                one -> measures.add(LEFT.at(one.secondsLeft(), one.name().labels())));
        return List.copyOf(measures);
    }
}
