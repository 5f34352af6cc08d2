package org.serai.outbox.restraint;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The public holidays of whole countries, as Jollyday knows them; a country it does not know has none. A holiday
 * on a weekend that is kept on another day counts on both. */
final class Holidays {
    private final Map<String, Set<LocalDate>> years = new ConcurrentHashMap<>();

    boolean isHoliday(String country, LocalDate day) {
        return years.computeIfAbsent(country + day.getYear(), key -> of(country, Year.of(day.getYear())))
                .contains(day);
    }

    private static Set<LocalDate> of(String country, Year year) {
        String calendar = country.toUpperCase(Locale.ROOT);
        if (!HolidayManager.getSupportedCalendarCodes().contains(calendar)) {
            return Set.of();
        }
        return HolidayManager.getInstance(ManagerParameters.create(calendar.toLowerCase(Locale.ROOT)))
                .getHolidays(year)
                .stream()
                .flatMap(day -> Stream.concat(Stream.of(day.getActualDate()), day.getObservedDate().stream()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
