package org.serai.sandbox.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The faults in force, in the order asked for: every delay and status fault counts, of the others the first that strikes. */
final class Faults {
    private static final Set<FaultKind.Moment> ALL = Set.of(FaultKind.Moment.values());
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final Clock realTime;

    Faults(Clock realTime) {
        this.realTime = realTime;
    }

    void add(Collection<Fault> more) {
        faults.addAll(more);
    }

    void clear() {
        faults.clear();
    }

    List<Map<String, Object>> tree() {
        return faults.stream().map(Fault::tree).toList();
    }

    /** For a call of the API. Faults on the webhook that concern statuses are decided here too, once a message. */
    Strike onCall(String place, @Nullable String person) {
        if (faults.isEmpty()) {
            return Strike.NONE;
        }
        Strike strike = strike(place, person, ALL);
        if (!"messages".equals(place)) {
            return strike;
        }
        var statuses = new ArrayList<>(strike.statuses());
        statuses.addAll(
                strike("webhook", person, Set.of(FaultKind.Moment.STATUS)).statuses());
        return new Strike(strike.delayMillis(), strike.answer(), statuses);
    }

    /** For one delivery of a webhook. */
    Strike onDelivery(@Nullable String person) {
        return faults.isEmpty()
                ? Strike.NONE
                : strike("webhook", person, Set.of(FaultKind.Moment.DELAY, FaultKind.Moment.ANSWER));
    }

    private Strike strike(String place, @Nullable String person, Set<FaultKind.Moment> moments) {
        long delay = 0;
        Optional<Fault> answer = Optional.empty();
        var statuses = new ArrayList<Fault>();
        for (Fault fault : faults) {
            FaultKind.Moment moment = fault.kind().moment();
            boolean taken = moment == FaultKind.Moment.ANSWER && answer.isPresent();
            if (taken || !moments.contains(moment) || !fault.strikes(place, person, realTime.instant())) {
                continue;
            }
            switch (moment) {
                case DELAY -> delay += fault.value();
                case ANSWER -> answer = Optional.of(fault);
                case STATUS -> statuses.add(fault);
            }
        }
        return new Strike(delay, answer, statuses);
    }
}
