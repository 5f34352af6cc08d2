package org.serai.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.CustomerReply;
import org.serai.canonical.Event;
import org.serai.canonical.SeraiException;
import org.serai.canonical.TenantId;
import org.serai.egress.Callback;
import org.serai.finding.YamlNode;

/** One test from its first step to its last expectation. */
final class TestRun {
    private static final String NOW = "2026-11-22T09:00:00Z";
    private final FlowRehearsal rehearsal;
    private final FlowTests.Case test;
    private final TestWorld world;
    private final TestEvents events;
    private final TestReplies replies;
    private final TestOutcome outcome = new TestOutcome();

    TestRun(FlowRehearsal rehearsal, FlowTests.Case test) {
        this.rehearsal = rehearsal;
        this.test = test;
        var tenant = new TenantId(test.tenant());
        YamlNode own = test.test().get("given");
        Instant now =
                Instant.parse(own.text("now").or(() -> test.given().text("now")).orElse(NOW));
        this.world = new TestWorld(rehearsal.catalogue(), now, List.of(test.given(), own));
        this.events = new TestEvents(rehearsal.parts().files().root(), tenant);
        this.replies = new TestReplies(rehearsal.catalogue(), tenant, world);
    }

    /** Null when every expectation held. */
    FlowTests.@Nullable Failure run() {
        int number = 0;
        for (YamlNode step : steps()) {
            Optional<FlowTests.Failure> failed = act(step, ++number);
            if (failed.isPresent()) {
                return failed.get();
            }
        }
        return new TestExpectations(rehearsal.parts(), outcome, test).compare().orElse(null);
    }

    private List<YamlNode> steps() {
        YamlNode when = test.test().get("when");
        return when.isSequence() ? when.items() : List.of(when);
    }

    private Optional<FlowTests.Failure> act(YamlNode step, int number) {
        try {
            step.text("advance").map(Duration::parse).ifPresent(world::advance);
            if (!step.get("event").isMissing()) {
                events.read(step.get("event"), world.now(), number).forEach(this::hand);
            }
            if (!step.get("reply").isMissing()) {
                return reply(step.get("reply"), number);
            }
            return Optional.empty();
        } catch (SeraiException refused) {
            return Optional.of(thrown(step, refused.code() + ": " + refused.getMessage(), refused.where()));
        } catch (RuntimeException broken) {
            return Optional.of(thrown(step, String.valueOf(broken), "the run itself"));
        }
    }

    private FlowTests.Failure thrown(YamlNode step, String found, String where) {
        return new FlowTests.Failure("the run broke off", "no failure", found, where, step.place());
    }

    private void hand(Event event) {
        Event arrived = world.arrives(event);
        outcome.add(arrived, rehearsal.run(arrived, world::judge));
    }

    private Optional<FlowTests.Failure> reply(YamlNode written, int number) {
        Optional<String> problem = replies.problem(written, outcome.last());
        if (problem.isPresent()) {
            return Optional.of(new FlowTests.Failure(
                    "the customer cannot answer",
                    written.text("button").orElse(""),
                    problem.get(),
                    "reply",
                    written.place()));
        }
        CustomerReply reply = replies.of(written, outcome.last(), number);
        world.wrote(reply.from());
        Rehearsed answered = rehearsal.run(reply, world::judge);
        outcome.add(answered);
        for (Callback callback : answered.callbacks()) {
            outcome.called(rehearsal.deliver(callback));
        }
        return Optional.empty();
    }
}
