package org.serai.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.serai.canonical.SeraiException;
import org.serai.canonical.TenantId;
import org.springframework.util.unit.DataSize;

class PressureTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId OTHER = new TenantId("other");
    private static final long SECOND = 1_000_000_000L;
    private final Pressure pressure = new Pressure(settings(Duration.ofMinutes(5), Duration.ofMinutes(30)));

    private static PressureSettings settings(Duration soft, Duration hard) {
        return new PressureSettings(
                soft,
                hard,
                DataSize.ofGigabytes(2),
                DataSize.ofGigabytes(3),
                DataSize.ofMegabytes(1500),
                DataSize.ofMegabytes(1200));
    }

    private static Measure queueAge(TenantId tenant, Duration age) {
        return Pressure.QUEUE_AGE.at(age.toSeconds(), "tenant", tenant.value(), "number", "n-" + tenant.value());
    }

    private Strain.Level on(TenantId tenant) {
        return pressure.on(tenant).level();
    }

    @Test
    void a_hub_nobody_has_looked_at_takes_documents() {
        assertThat(on(ACME)).isEqualTo(Strain.Level.NONE);
    }

    @Test
    void an_old_queue_holds_up_the_tenant_whose_it_is_and_no_other() {
        pressure.follow(List.of(queueAge(ACME, Duration.ofMinutes(7)), queueAge(OTHER, Duration.ZERO)), 0);

        assertThat(on(ACME)).isEqualTo(Strain.Level.SOFT);
        assertThat(on(OTHER)).isEqualTo(Strain.Level.NONE);
        assertThat(pressure.on(ACME).cause()).contains("PT7M");
    }

    @Test
    void a_full_disk_holds_up_everybody_also_a_tenant_of_whom_nothing_is_measured() {
        Measure disk = Pressure.DISK_FREE.at(DataSize.ofMegabytes(800).toBytes(), "directory", "home");

        pressure.follow(List.of(queueAge(ACME, Duration.ofMinutes(7)), disk), 0);

        assertThat(on(ACME)).isEqualTo(Strain.Level.HARD);
        assertThat(on(OTHER)).isEqualTo(Strain.Level.HARD);
        assertThat(pressure.on(OTHER).cause()).isEqualTo("only 800 MB of the disk are free");
    }

    private static Measure broker(int gigabytes, String queue, String tenant) {
        return Pressure.BROKER_BYTES.at(DataSize.ofGigabytes(gigabytes).toBytes(), "queue", queue, "tenant", tenant);
    }

    @Test
    void what_lies_in_the_broker_counts_queue_by_queue() {
        pressure.follow(List.of(broker(1, "whatsapp", ""), broker(2, "ingress.fetch", "")), 0);

        assertThat(on(ACME)).isEqualTo(Strain.Level.SOFT);
    }

    @Test
    void what_lies_in_a_tenants_own_queue_holds_up_that_tenant_only() {
        pressure.follow(List.of(broker(2, "ingress.tenant.acme", "acme")), 0);

        assertThat(on(ACME)).isEqualTo(Strain.Level.SOFT);
        assertThat(on(OTHER)).isEqualTo(Strain.Level.NONE);
    }

    @Test
    void a_business_clock_that_is_moved_a_day_on_ages_no_queue() {
        pressure.follow(List.of(queueAge(ACME, Duration.ofSeconds(2))), 0);
        pressure.follow(List.of(queueAge(ACME, Duration.ofHours(25))), 10 * SECOND);
        assertThat(on(ACME)).isEqualTo(Strain.Level.NONE);

        pressure.follow(List.of(queueAge(ACME, Duration.ofHours(26))), 400 * SECOND);
        assertThat(on(ACME)).as("it really is that old now").isEqualTo(Strain.Level.SOFT);
    }

    @Test
    void what_had_grown_old_before_the_start_counts_from_the_first_look_on() {
        pressure.follow(List.of(queueAge(ACME, Duration.ofHours(1))), 0);

        assertThat(on(ACME)).isEqualTo(Strain.Level.HARD);
    }

    @Test
    void limits_in_the_wrong_order_stop_the_start_and_name_the_setting() {
        Duration soft = Duration.ofMinutes(5);
        assertThatThrownBy(() -> settings(soft, soft)).isInstanceOfSatisfying(SeraiException.class, wrong -> {
            assertThat(wrong.where()).isEqualTo("serai.backpressure.queue-age-soft");
            assertThat(wrong.advice()).contains("less than serai.backpressure.queue-age-hard");
        });
    }
}
