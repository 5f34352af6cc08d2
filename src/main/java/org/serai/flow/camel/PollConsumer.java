package org.serai.flow.camel;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledPollConsumer;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.SeraiException;
import org.serai.canonical.TenantId;
import org.serai.canonical.UnavailableException;
import org.serai.flow.poll.Cursor;
import org.serai.flow.poll.PollPlan;
import org.serai.flow.poll.Round;
import org.serai.flow.watch.PollFigures;
import org.serai.flow.watch.SourceName;
import org.serai.ingress.Parcels.Asking;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a system for one page after the other. A system that is away is asked for the same page again, when it says so
 * itself or after growing pauses; after a refusal the round begins anew, for its links may have become stale. While the hub
 * has enough to do, nothing is asked, and the round waits where it is. So it does when an answer asks for a pause.
 */
final class PollConsumer extends ScheduledPollConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(PollConsumer.class);
    private final PollPlan plan;
    private final Pace pace;
    private final Sources hub;
    private final Clock clock;
    private @Nullable Round round;
    private @Nullable PollFigures figures;

    PollConsumer(Endpoint endpoint, Processor processor, PollPlan plan, Pace pace, Surroundings surroundings) {
        super(endpoint, processor);
        this.plan = plan;
        this.pace = pace;
        this.hub = surroundings.sources();
        this.clock = surroundings.clock();
    }

    /** Another node may have gone on meanwhile. */
    @Override
    protected void doStart() throws Exception {
        pace.begin();
        round = null;
        if (plan.isWanted()) {
            figures = hub.figures().poll(new SourceName(plan.tenant(), plan.connector(), plan.source()));
        }
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        pace.begin();
        if (figures != null) {
            hub.figures().gone(figures);
        }
    }

    @Override
    protected int poll() {
        if (figures == null || !pace.isDue() || isHeldBack()) {
            return 0;
        }
        try {
            boolean isOver = page(figures);
            pace.recovered();
            return isOver ? 0 : 1;
        } catch (Exception failed) {
            figures.failure();
            failed(SystemFailure.of(plan.connector(), failed));
            return 0;
        }
    }

    private boolean isHeldBack() {
        Optional<Duration> pause = hub.restraint().pause(plan.tenant());
        pause.ifPresent(pace::rest);
        return pause.isPresent();
    }

    private boolean page(PollFigures figures) throws Exception {
        if (round == null) {
            round = begun().orElse(null);
        }
        Round here = round;
        if (here == null) {
            rested(figures);
            return true;
        }
        ask(here, figures);
        if (!here.isOver()) {
            pace.rest(here.pause());
            return false;
        }
        round = null;
        Optional<Cursor> end = here.end();
        if (end.isPresent() && !hub.cursors().move(plan.source(), here.begin(), end.get())) {
            LOG.info("{} was read by another node meanwhile", plan.source());
        }
        asked(here);
        rested(figures);
        return true;
    }

    private void rested(PollFigures figures) {
        figures.ended();
        pace.rest(plan.every());
    }

    /** Empty where there is no parcel to ask for. */
    private Optional<Round> begun() {
        List<String> numbers = due();
        var now = clock.instant();
        return plan.parcels() != null && numbers.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Round(plan, hub.cursors().read(plan.source(), now.minus(plan.lookBack())), now, numbers));
    }

    private List<String> due() {
        Asking asking = plan.parcels();
        return asking == null
                ? List.of()
                : hub.parcels()
                        .map(parcels -> parcels.due(new TenantId(plan.tenant()), asking))
                        .orElse(List.of());
    }

    private void asked(Round here) {
        Asking asking = plan.parcels();
        if (asking != null && !here.numbers().isEmpty()) {
            hub.parcels().ifPresent(parcels -> parcels.asked(new TenantId(plan.tenant()), asking, here.numbers()));
        }
    }

    private void ask(Round here, PollFigures figures) throws Exception {
        int before = here.turns();
        int known = here.taken();
        new SourceRun(plan.source(), plan.connector(), plan.tenant()).run(this, here.question(), Round.PROPERTY, here);
        if (here.turns() == before) {
            throw new SeraiException(
                    "poll.no-page",
                    "connectors/" + plan.connector(),
                    "the route " + getRouteId() + " did not hand in its page",
                    "let it end in kamelet:accept-page-action");
        }
        figures.page(here.taken() - known);
    }

    /** A number the carrier refuses must not keep those behind it waiting: it has its next turn as they have. */
    private void passed(RuntimeException cause) {
        if (round != null
                && cause instanceof SeraiException known
                && known.code().equals("sink.refused")) {
            asked(round);
        }
    }

    private void failed(RuntimeException cause) {
        if (!(cause instanceof UnavailableException)) {
            passed(cause);
            round = null;
        }
        pace.failed(cause);
    }
}
