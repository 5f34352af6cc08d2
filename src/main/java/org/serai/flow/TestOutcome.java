package org.serai.flow;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Event;
import org.serai.policy.Verdict;

/** What came of one test so far. */
final class TestOutcome {
    private final List<Rehearsed.Submitted> sent = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> deferred = new ArrayList<>();
    private final List<Rehearsed.Call> called = new ArrayList<>();
    private final java.util.Set<String> seen = new java.util.HashSet<>();

    /** An event that reaches no flow is refused with {@code flow.none}. */
    void add(Event event, Rehearsed run) {
        if (run.flows() == 0) {
            refused.add("flow.none");
        }
        add(run);
    }

    /** The same message of a flow for the same event counts once, however often it comes. */
    void add(Rehearsed run) {
        run.submitted().stream()
                .filter(one -> seen.add(
                        one.message().flow() + "|" + one.message().event().id()))
                .forEach(this::add);
    }

    private void add(Rehearsed.Submitted one) {
        Verdict verdict = one.verdict();
        verdict.fold(
                admit -> sent.add(one),
                defer -> deferred.add(defer.reason().code()),
                refuse -> refused.add(refuse.reason().code()));
    }

    void called(List<Rehearsed.Call> calls) {
        called.addAll(calls);
    }

    Rehearsed.@Nullable Submitted last() {
        return sent.isEmpty() ? null : sent.get(sent.size() - 1);
    }

    List<Rehearsed.Submitted> sent() {
        return sent;
    }

    List<String> refused() {
        return refused;
    }

    List<String> deferred() {
        return deferred;
    }

    List<Rehearsed.Call> called() {
        return called;
    }
}
