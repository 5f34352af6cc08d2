package org.serai.sandbox.internal;

import java.util.List;
import java.util.Optional;

/** The faults that hit one call: how late it is, how its answer ends, what becomes of its statuses. */
record Strike(long delayMillis, Optional<Fault> answer, List<Fault> statuses) {
    static final Strike NONE = new Strike(0, Optional.empty(), List.of());

    boolean is(FaultKind kind) {
        return answer.isPresent() && answer.get().kind() == kind;
    }

    /** The answer to give instead, for faults that keep the call from being carried out. */
    Optional<Answer> instead() {
        return answer.flatMap(fault -> switch (fault.kind()) {
                    case ERROR ->
                        Optional.of(Answer.refused(MetaErrors.of((int) fault.value(), "asked for by a sandbox fault")));
                    case RATE_LIMIT ->
                        Optional.of(Answer.refused(
                                MetaErrors.of(130429, "Cloud API message throughput has been reached.")));
                    case HTTP ->
                        fault.value() < 400
                                ? Optional.empty()
                                : Optional.of(Answer.text(
                                        (int) fault.value(), "<html><body>" + fault.value() + "</body></html>"));
                    case CUT_BEFORE_ACCEPT -> Optional.of(Answer.nothing().ending(Answer.Ending.NOTHING));
                    default -> Optional.empty();
                })
                .map(answer -> answer.after(delayMillis));
    }

    /** What becomes of the answer of a call that was carried out. */
    Answer spoil(Answer answer) {
        Answer spoilt = answer;
        if (is(FaultKind.CUT_AFTER_ACCEPT)) {
            spoilt = answer.ending(Answer.Ending.NOTHING);
        } else if (is(FaultKind.HALF_ANSWER)) {
            spoilt = answer.ending(Answer.Ending.HALF);
        } else if (is(FaultKind.HTTP)) {
            spoilt = Answer.text((int) this.answer.orElseThrow().value(), "");
        }
        return spoilt.after(delayMillis);
    }
}
