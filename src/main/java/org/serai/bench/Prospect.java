package org.serai.bench;

import java.util.List;
import org.serai.canonical.Tree;

/**
 * What a document would become in the hub under test, as its dry run says.
 *
 * @param items one for each event and flow
 * @param parked how many documents in it would be parked
 */
record Prospect(List<Tree> items, int parked) {
    static Prospect of(Tree answer) {
        return new Prospect(answer.items("items"), answer.items("parked").size());
    }

    /** Messages that would lie in the outbox. */
    long messages() {
        return items.stream().filter(item -> !outcome(item).equals("refuse")).count();
    }

    /** Messages that policy would be asked about; an event no flow waits for leads to none. */
    long judged() {
        return items.stream().filter(item -> !reason(item).equals("flow.none")).count();
    }

    /** True where a message lacks nothing but an order that knows whom to write to. */
    boolean wantsOrder() {
        return items.stream().anyMatch(item -> reason(item).startsWith("recipient."));
    }

    List<Tree> events() {
        return items.stream().map(item -> item.at("event")).toList();
    }

    private static String outcome(Tree item) {
        return item.text("verdict", "outcome").orElse("");
    }

    private static String reason(Tree item) {
        return item.text("verdict", "reason", "code")
                .or(() -> item.text("verdict", "reason"))
                .orElse("");
    }
}
