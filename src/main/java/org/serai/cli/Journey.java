package org.serai.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.serai.canonical.Tree;

/** What the hub knows about one delivery or message: {@code GET /api/v1/trace/{id}}, or one message's own page. */
record Journey(Tree tree) {
    private static final String FLOWED = "flowed";

    /** Every step in order: the delivery's own, then each message's, whose story begins with the same delivery. */
    List<Tree> steps() {
        var steps = new ArrayList<>(tree.items("journey"));
        boolean known = !steps.isEmpty();
        for (Tree message : tree.items("messages")) {
            message.items("journey").stream()
                    .filter(step -> !known
                            || step.text("step").filter("received"::equals).isEmpty())
                    .forEach(steps::add);
        }
        return steps;
    }

    List<String> states() {
        return messages().flatMap(m -> m.text("state").stream()).toList();
    }

    private Stream<Tree> messages() {
        return tree.has("state") ? Stream.of(tree) : tree.items("messages").stream();
    }

    /** {@code waiting}, {@code handled}, {@code parked} or {@code ignored}; for a refused event the code says more. */
    String outcome() {
        List<String> refusals = refusals();
        return refusals.isEmpty() ? tree.text("outcome").orElse("waiting") : String.join(", ", refusals);
    }

    private List<String> refusals() {
        return tree.items("events").stream()
                .flatMap(event -> event.text("outcome").stream())
                .filter(outcome -> !outcome.equals(FLOWED))
                .toList();
    }

    boolean isMapped() {
        return tree.has("state")
                || tree.text("outcome").filter("handled"::equals).isPresent();
    }

    /** Nothing will come of it any more, and there is no message. */
    boolean isStopped() {
        boolean ended = tree.text("outcome")
                .filter(outcome -> outcome.equals("parked") || outcome.equals("ignored"))
                .isPresent();
        return states().isEmpty() && (ended || isMapped() && flowed() == 0);
    }

    boolean isRefused() {
        return isMapped() && !refusals().isEmpty();
    }

    /** How many messages there will be at least. */
    int expected() {
        return Math.max(1, flowed());
    }

    private int flowed() {
        return (int) tree.items("events").stream()
                .filter(event -> event.text("outcome").filter(FLOWED::equals).isPresent())
                .count();
    }
}
