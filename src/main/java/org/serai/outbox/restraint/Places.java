package org.serai.outbox.restraint;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Recipient;
import org.serai.tenant.Tenant;

/** Where a person lives, as far as their number tells: libphonenumber's tables. */
public final class Places {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    /** In this order: a number without a region belongs to the whole country. */
    private static final List<PhoneNumberType> EXAMPLES =
            List.of(PhoneNumberType.TOLL_FREE, PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE);

    private Places() {}

    /** ISO 3166; the tenant's own where nothing is known. */
    public static String country(Tenant tenant, Recipient person) {
        if (person.phone() != null) {
            return Optional.ofNullable(parse(person.phone().e164()))
                    .flatMap(Places::country)
                    .orElse(tenant.region());
        }
        return person.userId() == null
                ? tenant.region()
                : person.userId().value().substring(0, 2);
    }

    /** Each zone the person may be in: that of the number's region, else all of the country, else the tenant's. */
    public static List<ZoneId> zones(Tenant tenant, Recipient person) {
        Phonenumber.PhoneNumber number = person.phone() == null
                ? example(country(tenant, person))
                : parse(person.phone().e164());
        List<ZoneId> zones = number == null ? List.of() : zones(number);
        return zones.isEmpty() ? List.of(tenant.zone()) : zones;
    }

    private static List<ZoneId> zones(Phonenumber.PhoneNumber number) {
        return PhoneNumberToTimeZonesMapper.getInstance().getTimeZonesForGeographicalNumber(number).stream()
                .filter(id -> !id.equals(PhoneNumberToTimeZonesMapper.getUnknownTimeZone()))
                .flatMap(Places::zone)
                .toList();
    }

    private static Stream<ZoneId> zone(String id) {
        try {
            return Stream.of(ZoneId.of(id));
        } catch (DateTimeException unknownHere) {
            return Stream.of();
        }
    }

    /** A made-up number is valid nowhere; its country code still says whose it would be. */
    private static Optional<String> country(Phonenumber.PhoneNumber number) {
        String exact = NUMBERS.getRegionCodeForNumber(number);
        String country = exact == null ? NUMBERS.getRegionCodeForCountryCode(number.getCountryCode()) : exact;
        return Optional.of(country).filter(c -> c.length() == 2 && !c.equals("ZZ"));
    }

    private static Phonenumber.@Nullable PhoneNumber example(String country) {
        return EXAMPLES.stream()
                .flatMap(type -> Stream.ofNullable(NUMBERS.getExampleNumberForType(country, type)))
                .findFirst()
                .orElse(null);
    }

    private static Phonenumber.@Nullable PhoneNumber parse(String e164) {
        try {
            return NUMBERS.parse(e164, null);
        } catch (NumberParseException unreadable) {
            return null;
        }
    }
}
