package org.serai.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.serai.canonical.ConsentState;
import org.serai.canonical.PhoneNumber;
import org.serai.canonical.Purpose;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;
import org.serai.canonical.UserId;
import org.serai.database.TestDatabase;

class ConsentsTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final TenantId ACME = new TenantId("acme");
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final Set<Purpose> BOTH = EnumSet.allOf(Purpose.class);
    private final Consents consents = new Consents(new ConsentTable(DATABASE.jdbc()));

    @AfterAll
    static void stop() {
        DATABASE.close();
    }

    @Test
    void nobody_asked_is_unknown() {
        assertThat(consents.state(ACME, phone("+4915100000001"), Purpose.SERVICE))
                .isEqualTo(ConsentState.UNKNOWN);
    }

    @Test
    void the_newest_word_counts_even_when_an_older_one_comes_later() {
        Recipient ada = phone("+4915100000002");
        consents.record(change(ada, ConsentState.DENIED, NOW));
        consents.record(change(ada, ConsentState.GRANTED, NOW.minus(Duration.ofHours(1))));
        assertThat(consents.state(ACME, ada, Purpose.MARKETING)).isEqualTo(ConsentState.DENIED);

        consents.record(change(ada, ConsentState.GRANTED, NOW.plus(Duration.ofHours(1))));
        assertThat(consents.state(ACME, ada, Purpose.MARKETING)).isEqualTo(ConsentState.GRANTED);
        assertThat(consents.history(ACME, ada)).hasSize(6);
    }

    @Test
    void the_same_change_twice_is_one_entry() {
        Recipient ada = phone("+4915100000003");
        consents.record(change(ada, ConsentState.DENIED, NOW));
        consents.record(change(ada, ConsentState.DENIED, NOW));
        assertThat(consents.history(ACME, ada)).hasSize(2);
    }

    @Test
    void what_a_document_implies_never_overrides_what_was_said() {
        Recipient ada = phone("+4915100000004");
        consents.record(change(ada, ConsentState.DENIED, NOW));
        Recipient bob = phone("+4915100000005");
        consents.recordWhereUnknown(
                List.of(change(ada, ConsentState.GRANTED, NOW.plusSeconds(9)), change(bob, ConsentState.GRANTED, NOW)));

        assertThat(consents.state(ACME, ada, Purpose.SERVICE)).isEqualTo(ConsentState.DENIED);
        assertThat(consents.state(ACME, bob, Purpose.SERVICE)).isEqualTo(ConsentState.GRANTED);
        assertThat(consents.history(ACME, ada)).hasSize(2);
    }

    @Test
    void a_stop_under_one_key_counts_for_the_other() {
        PhoneNumber number = new PhoneNumber("+4915100000006");
        UserId user = new UserId("DE.1234");
        consents.recordWhereUnknown(List.of(change(Recipient.of(number), ConsentState.GRANTED, NOW)));
        consents.link(ACME, new Recipient(number, user));

        consents.record(change(Recipient.of(user), ConsentState.DENIED, NOW.plusSeconds(1)));

        assertThat(consents.state(ACME, Recipient.of(number), Purpose.SERVICE)).isEqualTo(ConsentState.DENIED);
        consents.record(change(Recipient.of(number), ConsentState.GRANTED, NOW.plusSeconds(2)));
        assertThat(consents.state(ACME, Recipient.of(user), Purpose.SERVICE)).isEqualTo(ConsentState.GRANTED);
    }

    @Test
    void a_stop_that_came_before_the_keys_were_joined_still_stops() {
        PhoneNumber number = new PhoneNumber("+4915100000007");
        UserId user = new UserId("DE.777");
        consents.record(change(Recipient.of(user), ConsentState.DENIED, NOW));
        consents.recordWhereUnknown(List.of(change(Recipient.of(number), ConsentState.GRANTED, NOW)));

        consents.link(ACME, new Recipient(number, user));

        assertThat(consents.state(ACME, Recipient.of(number), Purpose.SERVICE)).isEqualTo(ConsentState.DENIED);
    }

    @Test
    void consent_given_to_one_tenant_says_nothing_about_another() {
        Recipient ada = phone("+4915100000008");
        consents.record(change(ada, ConsentState.GRANTED, NOW));
        assertThat(consents.state(new TenantId("other"), ada, Purpose.SERVICE)).isEqualTo(ConsentState.UNKNOWN);
    }

    @Test
    void many_people_are_one_question() {
        Recipient ada = phone("+4915100000009");
        Recipient bob = phone("+4915100000010");
        consents.record(change(ada, ConsentState.GRANTED, NOW));
        var answer = consents.standings(List.of(new Person(ACME, ada), new Person(ACME, bob), new Person(ACME, ada)));
        assertThat(answer).containsOnlyKeys(new Person(ACME, ada));
        assertThat(answer)
                .extractingByKey(new Person(ACME, ada))
                .extracting(Standing::service)
                .isEqualTo(ConsentState.GRANTED);
    }

    private static Recipient phone(String e164) {
        return Recipient.of(new PhoneNumber(e164));
    }

    private static ConsentChange change(Recipient who, ConsentState state, Instant at) {
        return new ConsentChange(ACME, who, BOTH, state, "reply", "wamid.1", at);
    }
}
