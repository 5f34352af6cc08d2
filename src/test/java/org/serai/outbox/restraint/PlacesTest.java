package org.serai.outbox.restraint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.serai.canonical.PhoneNumber;
import org.serai.canonical.Recipient;
import org.serai.canonical.UserId;
import org.serai.tenant.Tenant;
import org.serai.tenant.TestTenants;

class PlacesTest {
    private static final Tenant TENANT = TestTenants.tenant("acme");

    @Test
    void a_number_with_a_region_has_its_zone() {
        assertThat(zones("+12125550100")).containsExactly("America/New_York");
        assertThat(zones("+14155550100")).containsExactly("America/Los_Angeles");
        assertThat(zones("+4915100000001")).containsExactly("Europe/Berlin");
    }

    @Test
    void a_number_without_one_has_all_zones_of_its_country() {
        assertThat(zones("+18005550100")).contains("America/New_York", "America/Los_Angeles");
    }

    @Test
    void a_person_without_a_number_lives_where_their_user_id_says() {
        assertThat(Places.zones(TENANT, Recipient.of(new UserId("IN.abc123"))))
                .containsExactly(ZoneId.of("Asia/Calcutta"));
        assertThat(Places.country(TENANT, Recipient.of(new UserId("IN.abc123"))))
                .isEqualTo("IN");
    }

    @Test
    void holidays_are_those_of_the_whole_country() {
        var holidays = new Holidays();
        assertThat(holidays.isHoliday("DE", LocalDate.parse("2026-10-03"))).isTrue();
        assertThat(holidays.isHoliday("US", LocalDate.parse("2026-07-04"))).isTrue();
        assertThat(holidays.isHoliday("DE", LocalDate.parse("2026-07-04"))).isFalse();
        assertThat(holidays.isHoliday("XX", LocalDate.parse("2026-01-01"))).isFalse();
    }

    private static java.util.List<String> zones(String phone) {
        return Places.zones(TENANT, Recipient.of(new PhoneNumber(phone))).stream()
                .map(ZoneId::getId)
                .toList();
    }
}
