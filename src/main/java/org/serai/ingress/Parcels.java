package org.serai.ingress;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.serai.canonical.Event;
import org.serai.canonical.TenantId;
import org.serai.canonical.Tree;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Table {@code parcel}: which parcels of a carrier are on their way, as orders and the carrier itself told, and when each was
 * last asked for. Its time is the database's.
 */
public final class Parcels {
    private static final Set<String> LAST = Set.of("DELIVERED", "RETURNED", "CANCELLED", "EXPIRED");
    /** What is over stays over: an order that is told late opens nothing. */
    private static final String KNOW = """
            insert into parcel as p (number, tenant, carrier, is_over)
            select number, tenant, carrier, is_over
              from unnest(:numbers::text[], :tenants::text[], :carriers::text[], :over::boolean[])
                   as told(number, tenant, carrier, is_over)
             order by number, tenant, carrier
            on conflict (number, tenant, carrier) do update set is_over = true
             where excluded.is_over and not p.is_over
            """;

    private static final String DUE = """
            select number from parcel
             where carrier = :carrier and tenant = :tenant and not is_over
               and asked_at < now() - make_interval(secs => :again) and known_at > now() - make_interval(secs => :age)
             order by asked_at, number limit :most
            """;
    private static final String ASKED = """
            update parcel set asked_at = now()
             where number = any(:numbers::text[]) and tenant = :tenant and carrier = :carrier
            """;
    private final JdbcClient jdbc;

    public Parcels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How a carrier is asked.
     *
     * @param most numbers in one question
     * @param again how long after a question the same number is asked for again
     * @param age how long after it was first heard of a parcel is given up
     */
    public record Asking(String carrier, int most, Duration again, Duration age) {}

    private record Parcel(String number, String tenant, String carrier) {}

    /** Those that are new begin, those that arrived end. Nothing happens for events without a carrier and a number. */
    public void follow(Collection<Event> news) {
        Map<Parcel, Boolean> told = new LinkedHashMap<>();
        for (Event event : news) {
            parcel(event).ifPresent(parcel -> told.merge(parcel, isOver(event), Boolean::logicalOr));
        }
        if (!told.isEmpty()) {
            List<Parcel> parcels = List.copyOf(told.keySet());
            jdbc.sql(KNOW)
                    .param("numbers", parcels.stream().map(Parcel::number).toArray(String[]::new))
                    .param("tenants", parcels.stream().map(Parcel::tenant).toArray(String[]::new))
                    .param("carriers", parcels.stream().map(Parcel::carrier).toArray(String[]::new))
                    .param("over", parcels.stream().map(told::get).toArray(Boolean[]::new))
                    .update();
        }
    }

    private static Optional<Parcel> parcel(Event event) {
        Tree data = Tree.of(event.data());
        String carrier = data.text("carrier").map(Parcels::slug).orElse("");
        return carrier.isEmpty()
                ? Optional.empty()
                : data.text("trackingNumber")
                        .map(number -> new Parcel(number, event.tenant().value(), carrier));
    }

    /** The first word counts: DHL Express is DHL. */
    private static String slug(String carrier) {
        return carrier.toLowerCase(Locale.ROOT).strip().split("[^a-z0-9]+", 2)[0];
    }

    private static boolean isOver(Event event) {
        return event.type().startsWith("shipment.")
                && LAST.contains(String.valueOf(event.data().get("status")));
    }

    /** The numbers to ask for now, those that waited longest first; none when all were asked lately. */
    public List<String> due(TenantId tenant, Asking asking) {
        return jdbc.sql(DUE)
                .param("tenant", tenant.value())
                .param("carrier", asking.carrier())
                .param("again", asking.again().toSeconds())
                .param("age", asking.age().toSeconds())
                .param("most", asking.most())
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** They were asked for, whatever the carrier knew. */
    public void asked(TenantId tenant, Asking asking, Collection<String> numbers) {
        jdbc.sql(ASKED)
                .param("numbers", numbers.toArray(String[]::new))
                .param("tenant", tenant.value())
                .param("carrier", asking.carrier())
                .update();
    }
}
