package org.serai.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.serai.canonical.OutboundMessage;
import org.serai.egress.Callback;
import org.serai.outbox.Tokens;
import org.serai.policy.Verdict;

/** A run that keeps what the flows hand in instead of acting on it. For one thread. */
final class Recording {
    private static final Tokens TOKENS =
            new Tokens("rehearsal, signs nothing real".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    private final Map<String, Rehearsed.Submitted> submitted = new LinkedHashMap<>();
    private final List<Callback> callbacks = new ArrayList<>();
    private final Function<OutboundMessage, Verdict> judge;

    Recording(Function<OutboundMessage, Verdict> judge) {
        this.judge = judge;
    }

    Rehearsed of(ToIntFunction<FlowRun> flows) {
        int reached = flows.applyAsInt(new FlowRun(this::submit, callbacks::add, TOKENS));
        return new Rehearsed(reached, List.copyOf(submitted.values()), List.copyOf(callbacks));
    }

    private Verdict submit(OutboundMessage message) {
        String once = message.flow() + "|" + message.event().id();
        return submitted
                .computeIfAbsent(once, key -> new Rehearsed.Submitted(message, judge.apply(message)))
                .verdict();
    }
}
