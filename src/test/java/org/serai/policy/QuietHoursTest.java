package org.serai.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuietHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0), Set.of(), false);

    @Test
    void the_day_is_open() {
        assertThat(opening(NIGHT, "2026-11-23T12:00:00Z", BERLIN)).isEqualTo("2026-11-23T12:00:00Z");
    }

    @Test
    void the_evening_waits_for_the_next_morning_and_the_small_hours_for_the_same_one() {
        assertThat(opening(NIGHT, "2026-11-23T20:00:00Z", BERLIN)).isEqualTo("2026-11-24T07:00:00Z");
        assertThat(opening(NIGHT, "2026-11-24T02:00:00Z", BERLIN)).isEqualTo("2026-11-24T07:00:00Z");
    }

    @Test
    void the_last_quiet_moment_is_quiet_and_the_end_is_not() {
        assertThat(opening(NIGHT, "2026-11-24T06:59:59Z", BERLIN)).isEqualTo("2026-11-24T07:00:00Z");
        assertThat(opening(NIGHT, "2026-11-24T07:00:00Z", BERLIN)).isEqualTo("2026-11-24T07:00:00Z");
    }

    @Test
    void hours_within_one_day_end_on_it() {
        var noon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(14, 0), Set.of(), false);
        assertThat(opening(noon, "2026-11-23T11:30:00Z", BERLIN)).isEqualTo("2026-11-23T13:00:00Z");
        assertThat(opening(noon, "2026-11-23T21:00:00Z", BERLIN)).isEqualTo("2026-11-23T21:00:00Z");
    }

    @Test
    void a_quiet_sunday_reaches_into_monday_morning() {
        var sundays = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0), Set.of(DayOfWeek.SUNDAY), false);
        assertThat(opening(sundays, "2026-11-21T21:00:00Z", BERLIN)).isEqualTo("2026-11-23T07:00:00Z");
    }

    @Test
    void a_holiday_is_as_a_quiet_day() {
        var holidays = new QuietHours(LocalTime.of(0, 0), LocalTime.of(0, 0), Set.of(), true);
        assertThat(holidays.opening(Instant.parse("2026-12-25T10:00:00Z"), List.of(BERLIN), christmas()))
                .contains(Instant.parse("2026-12-26T23:00:00Z"));
    }

    @Test
    void several_zones_share_the_hours_common_to_them() {
        ZoneId newYork = ZoneId.of("America/New_York");
        ZoneId losAngeles = ZoneId.of("America/Los_Angeles");
        assertThat(opening(NIGHT, "2026-11-23T13:30:00Z", newYork, losAngeles)).isEqualTo("2026-11-23T16:00:00Z");
        assertThat(opening(NIGHT, "2026-11-24T02:30:00Z", newYork, losAngeles)).isEqualTo("2026-11-24T16:00:00Z");
    }

    @Test
    void zones_that_never_are_awake_together_have_no_opening() {
        var long_night = new QuietHours(LocalTime.of(18, 0), LocalTime.of(10, 0), Set.of(), false);
        assertThat(long_night.opening(
                        Instant.parse("2026-11-23T12:00:00Z"),
                        List.of(ZoneId.of("Pacific/Auckland"), ZoneId.of("Europe/Lisbon")),
                        day -> false))
                .isEmpty();
    }

    @Test
    void the_nights_when_the_clocks_change_end_once() {
        var early = new QuietHours(LocalTime.of(21, 0), LocalTime.of(2, 30), Set.of(), false);
        assertThat(opening(early, "2026-03-28T22:00:00Z", BERLIN)).isEqualTo("2026-03-29T01:30:00Z");
        assertThat(opening(early, "2026-10-24T22:00:00Z", BERLIN)).isEqualTo("2026-10-25T01:30:00Z");
        assertThat(opening(early, "2026-10-25T01:15:00Z", BERLIN)).isEqualTo("2026-10-25T01:30:00Z");
    }

    private static java.util.function.Predicate<LocalDate> christmas() {
        return day -> day.getMonthValue() == 12 && (day.getDayOfMonth() == 25 || day.getDayOfMonth() == 26);
    }

    private static String opening(QuietHours quiet, String now, ZoneId... zones) {
        return quiet.opening(Instant.parse(now), List.of(zones), day -> false)
                .orElseThrow()
                .toString();
    }
}
