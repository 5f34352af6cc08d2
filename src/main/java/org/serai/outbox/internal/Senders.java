package org.serai.outbox.internal;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;
import org.serai.canonical.PhoneNumber;
import org.serai.canonical.Recipient;
import org.serai.tenant.Sender;
import org.serai.tenant.Tenant;

/** Which of the tenant's numbers writes to this person: by the country of the phone, or of the user id. */
final class Senders {
    private Senders() {}

    static Optional<Sender> choose(Tenant tenant, Recipient person) {
        if (tenant.senders().stream().allMatch(s -> s.countries().isEmpty())) {
            return tenant.senders().stream().findFirst();
        }
        return tenant.senderFor(country(tenant, person));
    }

    static String country(Tenant tenant, Recipient person) {
        if (person.phone() != null) {
            return country(person.phone()).orElse(tenant.region());
        }
        return person.userId() == null
                ? tenant.region()
                : person.userId().value().substring(0, 2);
    }

    private static Optional<String> country(PhoneNumber phone) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            Phonenumber.PhoneNumber parsed = numbers.parse(phone.e164(), null);
            // a made-up number is valid nowhere; its country code still says whose it would be
            String exact = numbers.getRegionCodeForNumber(parsed);
            String byCode = numbers.getRegionCodeForCountryCode(parsed.getCountryCode());
            return Optional.of(exact == null ? byCode : exact).filter(c -> c.length() == 2 && !c.equals("ZZ"));
        } catch (NumberParseException unreadable) {
            return Optional.empty();
        }
    }
}
