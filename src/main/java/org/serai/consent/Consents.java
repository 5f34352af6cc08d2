package org.serai.consent;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.serai.canonical.ConsentState;
import org.serai.canonical.Purpose;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;

/**
 * The ledger of opt-in and opt-out, and the state it leads to. A person known by phone and by user id is one person: what
 * is recorded under one key counts for the other as soon as both were seen together. Takes part in the caller's
 * transaction. The same change recorded twice is one entry; an older change never undoes a newer one.
 */
public final class Consents {
    private final ConsentTable table;

    Consents(ConsentTable table) {
        this.table = table;
    }

    /** Must the person be left alone, may they be written to, or has nobody asked? */
    public ConsentState state(TenantId tenant, Recipient person, Purpose purpose) {
        return standing(new Person(tenant, person)).of(purpose);
    }

    public Standing standing(Person person) {
        return standings(List.of(person)).getOrDefault(person, Standing.UNKNOWN);
    }

    /** One query for all; who is not in the answer is unknown. */
    public Map<Person, Standing> standings(Collection<Person> people) {
        List<Person> asked = people.stream().distinct().toList();
        var answer = new HashMap<Person, Standing>();
        if (!asked.isEmpty()) {
            for (ConsentTable.Row row : table.find(asked)) {
                answer.merge(
                        asked.get(row.position()),
                        Standing.UNKNOWN.and(row.purpose(), row.state()),
                        (known, more) -> known.and(row.purpose(), row.state()));
            }
        }
        return answer;
    }

    /** The newest word counts: a yes after a no is a yes. */
    public void record(ConsentChange change) {
        link(change.tenant(), change.person());
        table.write(List.of(change), true);
    }

    /** For what a document merely implies: kept where nothing was known, otherwise without effect. */
    public void recordWhereUnknown(List<ConsentChange> changes) {
        if (!changes.isEmpty()) {
            table.write(changes, false);
        }
    }

    /** Remembers that phone and user id are one person; nothing where only one is known. */
    public void link(TenantId tenant, Recipient person) {
        if (person.phone() != null && person.userId() != null) {
            table.link(tenant, person.phone(), person.userId());
        }
    }

    /** Everything ever recorded about the person, oldest first: purpose, state, source, evidence, at. */
    public List<Entry> history(TenantId tenant, Recipient person) {
        return table.history(tenant, person);
    }

    /** One line of the ledger. */
    public record Entry(Purpose purpose, ConsentState state, String source, String evidence, Instant at) {}
}
