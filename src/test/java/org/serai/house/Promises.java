package org.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.serai.canonical.Tree;

/** What became of orders that were promised: what the hub says, and what the sandbox, which knows nothing of it, has got. */
record Promises(House house) {
    private static final Set<String> TAKEN = Set.of("accepted", "sent", "delivered", "read");

    /** Seconds instead of minutes; the sandbox repeats a webhook that was refused within five seconds. */
    static final Map<String, String> SETTLED_SOON = Map.of(
            "SERAI_SETTLE_GUARD", "6s",
            "SERAI_SETTLE_MINAGE", "8s",
            "SERAI_SETTLE_WINDOW", "60s",
            "SERAI_SETTLE_GRAIN", "5s",
            "SERAI_SETTLE_AFTEROUTAGE", "12s",
            "SERAI_SETTLE_OUTAGEFACTOR", "0",
            "SERAI_SETTLE_LOOKAGAIN", "1s");

    /** Orders whose end is not yet told: no message, still on its way, or unclear. */
    Set<Integer> open(Set<Integer> promised) {
        Map<String, Tree> messages = messages();
        var open = new TreeSet<Integer>();
        for (int number : promised) {
            Tree message = messages.get("#" + number);
            if (message == null || message.text("state").filter(TAKEN::contains).isEmpty()) {
                open.add(number);
            }
        }
        return open;
    }

    /** Every promised order is at the sandbox once, and known to be. */
    void areKept(Set<Integer> promised) {
        assertThat(promised).hasSizeGreaterThan(50);
        House.await("every promised order", () -> open(promised), Set::isEmpty);
        Map<String, Integer> copies = copies();
        for (int number : promised) {
            assertThat(copies.get(Load.phone(number)))
                    .as("copies of #" + number)
                    .isEqualTo(1);
        }
        Tree ledger = house.sandbox("/ledger");
        assertThat(ledger.items("repeatedOpaque")).isEmpty();
        assertThat(ledger.text("distinctOpaque")).isEqualTo(ledger.text("accepted"));
        long again = messages().values().stream()
                .filter(m -> m.has("duplicatePossible"))
                .count();
        System.out.println(
                promised.size() + " orders promised, none lost, none twice; " + again + " sent again in all");
    }

    private Map<String, Integer> copies() {
        var copies = new HashMap<String, Integer>();
        house.sandbox("/messages?limit=50000")
                .items()
                .forEach(m -> copies.merge(m.text("to").orElse(""), 1, (a, b) -> a + b));
        return copies;
    }

    private Map<String, Tree> messages() {
        var messages = new HashMap<String, Tree>();
        List<Tree> all = house.pages("/messages?limit=500");
        all.forEach(
                message -> assertThat(messages.put(message.text("businessKey").orElse(""), message))
                        .as("a second message for one order")
                        .isNull());
        return messages;
    }
}
