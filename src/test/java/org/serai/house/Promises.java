package org.serai.house;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.serai.proof.Accounts;
import org.serai.proof.HubAccount;
import org.serai.proof.Limits;
import org.serai.proof.SourceLedger;
import org.serai.proof.Verdict;

/**
 * What became of orders that were promised: what the database says, and what the sandbox, which knows nothing of it, has got.
 *
 * @param database JDBC address, with user and password
 */
record Promises(SourceLedger ledger, String sandbox, String database) {
    private static final int THROUGHPUT = 500;

    /** Seconds instead of minutes; the sandbox repeats a webhook that was refused within five seconds. */
    static final Map<String, String> SETTLED_SOON = Map.ofEntries(
            entry("SERAI_THROUGHPUT", Integer.toString(THROUGHPUT)),
            entry("SERAI_SETTLE_GUARD", "6s"),
            entry("SERAI_SETTLE_MINAGE", "8s"),
            entry("SERAI_SETTLE_WINDOW", "60s"),
            entry("SERAI_SETTLE_GRAIN", "5s"),
            entry("SERAI_SETTLE_LAGWINDOW", "120s"),
            entry("SERAI_SETTLE_AFTEROUTAGE", "12s"),
            entry("SERAI_SETTLE_OUTAGEFACTOR", "0"),
            entry("SERAI_SETTLE_LOOKAGAIN", "1s"),
            entry("SERAI_STOPPAUSE", "5s"));

    /** Evidence needs the echo of later messages, so somebody else must go on sending meanwhile. */
    void awaitEnds(Duration patience, Set<String> deliveries) {
        var account = new HubAccount(database);
        House.await(patience, "the end of every order", () -> account.open(deliveries), Set::isEmpty);
    }

    /** Every promised order is at the sandbox once, known to be, in order and within every limit. */
    void areKept() {
        assertThat(ledger.promised()).hasSizeGreaterThan(50);
        awaitEnds(House.PATIENCE, ledger.promised());
        Verdict verdict = verdict();
        System.out.println(verdict);
        assertThat(verdict.isKept()).as(verdict.toString()).isTrue();
    }

    private Verdict verdict() {
        return new Accounts(List.of(ledger.file()), sandbox, database, new Limits(THROUGHPUT, 10)).judge();
    }
}
