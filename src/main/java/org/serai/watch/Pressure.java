package org.serai.watch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.serai.canonical.TenantId;

/**
 * How hard-pressed the hub is, as the last look found it; asking costs a read of one field. What is measured of a tenant
 * holds up that tenant only, all else everybody.
 */
public final class Pressure {
    /** Labels {@code tenant} and {@code number}. */
    public static final Gauge QUEUE_AGE = new Gauge(
            "serai.queue.age",
            "seconds",
            "how long the oldest message of a number is due and not yet sent; 0 in a hold");
    /** Labels {@code queue} and {@code tenant}, which is empty for a queue of all tenants. */
    public static final Gauge BROKER_BYTES = new Gauge(
            "serai.broker.size",
            "bytes",
            "what lies in a queue of the broker that the hub reads, in memory and on disk");
    /** Label {@code directory}. */
    public static final Gauge DISK_FREE =
            new Gauge("serai.disk.free", "bytes", "what may still be written to the disk of a directory of the hub");

    private static final Gauge STRAIN = new Gauge(
            "serai.backpressure", "", "0: documents are taken; 1: the tenant's systems are asked to wait; 2: refused");
    private static final String TENANT = "tenant";
    private final List<Limit> limits;
    private final RealAges ages = new RealAges();
    private volatile Found found = new Found(Strain.NONE, Map.of());

    /** @param ofTenants with what strains everybody */
    private record Found(Strain everybody, Map<String, Strain> ofTenants) {}

    Pressure(PressureSettings settings) {
        limits = Limits.of(settings);
    }

    public Strain on(TenantId tenant) {
        Found now = found;
        return now.ofTenants.getOrDefault(tenant.value(), now.everybody);
    }

    /** What holds everybody up, whoever it is. */
    public Strain onEverybody() {
        return found.everybody;
    }

    /** @return the strain itself, to be shown */
    List<Measure> follow(List<Measure> measures, long nanos) {
        ages.at(nanos);
        Strain everybody = Strain.NONE;
        var ofTenants = new HashMap<String, Strain>();
        for (Measure measure : measures) {
            Strain strain = strain(measure);
            String tenant =
                    measure.label(TENANT).filter(name -> !name.isEmpty()).orElse(null);
            if (tenant == null) {
                everybody = everybody.or(strain);
            } else {
                ofTenants.merge(tenant, strain, Strain::or);
            }
        }
        Strain shared = everybody;
        ofTenants.replaceAll((tenant, own) -> own.or(shared));
        found = new Found(shared, Map.copyOf(ofTenants));
        return ofTenants.entrySet().stream()
                .map(e -> STRAIN.at(e.getValue().level().ordinal(), TENANT, e.getKey()))
                .toList();
    }

    private Strain strain(Measure measure) {
        double value = measure.gauge().equals(QUEUE_AGE) ? ages.of(measure) : measure.value();
        return limits.stream()
                .filter(limit -> limit.gauge().equals(measure.gauge()))
                .map(limit -> limit.strain(value))
                .reduce(Strain.NONE, Strain::or);
    }
}
