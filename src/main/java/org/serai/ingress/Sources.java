package org.serai.ingress;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.serai.canonical.ConnectorName;
import org.serai.canonical.TenantId;
import org.serai.tenant.Tenants;
import org.serai.watch.Gauge;
import org.serai.watch.Measure;
import org.serai.watch.Watched;

/** Counts what each tenant's systems hand in, and for how long each has been silent. In real time, of this node. */
final class Sources implements Watched {
    private static final Gauge SILENCE = new Gauge(
            "serai.source.silence",
            "seconds",
            "how long this node had no document of a tenant's connector; counted from its start at the most");
    private final Tenants tenants;
    private final MeterProvider<Counter> documents;
    private final Map<Source, Heard> heard = new ConcurrentHashMap<>();

    private record Source(TenantId tenant, ConnectorName connector) {}

    private static final class Heard {
        private final Counter documents;
        private volatile long at = System.nanoTime();

        private Heard(Counter documents) {
            this.documents = documents;
        }
    }

    Sources(Tenants tenants, MeterRegistry meters) {
        this.tenants = tenants;
        this.documents = Counter.builder("serai.documents")
                .description("documents a tenant's connector handed in, repeated ones too")
                .withRegistry(meters);
    }

    void hear(Delivery delivery) {
        Heard source = of(new Source(delivery.tenant(), delivery.connector()));
        source.documents.increment();
        source.at = System.nanoTime();
    }

    /** One that is bound now and never spoke is silent since it was first looked at. */
    @Override
    public List<Measure> measures() {
        return tenants.all().stream()
                .flatMap(tenant -> tenant.connectors().keySet().stream().map(name -> new Source(tenant.id(), name)))
                .map(this::silence)
                .toList();
    }

    private Measure silence(Source source) {
        double seconds = (System.nanoTime() - of(source).at) / 1e9;
        return SILENCE.at(
                seconds,
                "tenant",
                source.tenant().value(),
                "connector",
                source.connector().value());
    }

    private Heard of(Source source) {
        return heard.computeIfAbsent(
                source,
                s -> new Heard(documents.withTags(
                        "tenant", s.tenant().value(), "connector", s.connector().value())));
    }
}
