package org.serai.policy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * When nobody is written to, in the time of whoever would read it.
 *
 * @param from begins each day; equal to {@code to}: no hours, only days
 * @param to ends them, the next day where it is the earlier one
 * @param days quiet all day
 * @param onHolidays quiet all day on public holidays too
 */
public record QuietHours(LocalTime from, LocalTime to, Set<DayOfWeek> days, boolean onHolidays) {
    /** How far ahead an opening is looked for. */
    public static final Duration HORIZON = Duration.ofDays(14);

    /**
     * The first moment from now on that is quiet in none of the zones.
     *
     * @param holiday asked about dates of the recipient's country, where {@link #onHolidays}
     * @return {@code now} where it is not quiet; empty where two weeks hold no such moment
     */
    public Optional<Instant> opening(Instant now, Collection<ZoneId> zones, Predicate<LocalDate> holiday) {
        Instant moment = now;
        while (moment.isBefore(now.plus(HORIZON))) {
            Instant quietUntil = latestEnd(moment, zones, holiday);
            if (quietUntil == null) {
                return Optional.of(moment);
            }
            moment = quietUntil;
        }
        return Optional.empty();
    }

    private @org.jspecify.annotations.Nullable Instant latestEnd(
            Instant moment, Collection<ZoneId> zones, Predicate<LocalDate> holiday) {
        return zones.stream()
                .map(zone -> end(moment.atZone(zone), holiday))
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }

    /** When the quiet of this moment ends there; null: it is not quiet. */
    private @org.jspecify.annotations.Nullable Instant end(ZonedDateTime there, Predicate<LocalDate> holiday) {
        LocalDate day = there.toLocalDate();
        LocalTime time = there.toLocalTime();
        if (days.contains(day.getDayOfWeek()) || onHolidays && holiday.test(day)) {
            return day.plusDays(1).atStartOfDay(there.getZone()).toInstant();
        }
        boolean overNight = to.isBefore(from);
        boolean isQuiet =
                overNight ? !time.isBefore(from) || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
        if (!isQuiet) {
            return null;
        }
        LocalDate lastDay = overNight && !time.isBefore(from) ? day.plusDays(1) : day;
        return ZonedDateTime.of(lastDay, to, there.getZone())
                .withLaterOffsetAtOverlap()
                .toInstant();
    }
}
