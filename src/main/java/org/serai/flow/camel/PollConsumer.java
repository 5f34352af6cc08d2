package org.serai.flow.camel;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledPollConsumer;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.SeraiException;
import org.serai.canonical.UnavailableException;
import org.serai.egress.RetrySchedule;
import org.serai.flow.http.Ticket;
import org.serai.flow.poll.Cursor;
import org.serai.flow.poll.PollPlan;
import org.serai.flow.poll.Round;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a system for one page after the other. A system that is away is asked for the same page again, when it says so
 * itself or after growing pauses; after a refusal the round begins anew, for its links may have become stale.
 */
final class PollConsumer extends ScheduledPollConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(PollConsumer.class);
    private final PollPlan plan;
    private final Surroundings surroundings;
    private @Nullable Round round;
    private String trouble = "";
    private int failures;
    private long notBefore = System.nanoTime();

    PollConsumer(Endpoint endpoint, Processor processor, PollPlan plan, Surroundings surroundings) {
        super(endpoint, processor);
        this.plan = plan;
        this.surroundings = surroundings;
    }

    /** Another node may have gone on meanwhile. */
    @Override
    protected void doStart() throws Exception {
        round = null;
        super.doStart();
    }

    @Override
    protected int poll() {
        if (System.nanoTime() - notBefore < 0) {
            return 0;
        }
        try {
            boolean isOver = page();
            recovered();
            return isOver ? 0 : 1;
        } catch (Exception failed) {
            failed(SystemFailure.of(plan.connector(), failed));
            return 0;
        }
    }

    private boolean page() throws Exception {
        Round here = round == null ? begun() : round;
        round = here;
        ask(here);
        if (!here.isOver()) {
            return false;
        }
        round = null;
        Optional<Cursor> end = here.end();
        if (end.isPresent() && !surroundings.cursors().move(plan.source(), here.begin(), end.get())) {
            LOG.info("{} was read by another node meanwhile", plan.source());
        }
        return true;
    }

    private Round begun() {
        var now = surroundings.clock().instant();
        return new Round(plan, surroundings.cursors().read(plan.source(), now.minus(plan.lookBack())), now);
    }

    private void ask(Round here) throws Exception {
        int before = here.turns();
        Exchange exchange = createExchange(false);
        try {
            exchange.getMessage().setBody(here.question());
            exchange.setProperty(Round.PROPERTY, here);
            variables().forEach(exchange::setVariable);
            getProcessor().process(exchange);
            if (exchange.getException() != null) {
                throw Ticket.judged(exchange, exchange.getException());
            }
        } finally {
            releaseExchange(exchange, false);
        }
        if (here.turns() == before) {
            throw new SeraiException(
                    "poll.no-page",
                    "connectors/" + plan.connector(),
                    "the route " + getRouteId() + " did not hand in its page",
                    "let it end in kamelet:accept-page-action");
        }
    }

    private Map<String, String> variables() {
        return Map.of("tenant", plan.tenant(), "correlationId", plan.source(), "source", plan.connector());
    }

    private void recovered() {
        if (failures > 0) {
            LOG.info("{} answers again", plan.source());
        }
        failures = 0;
        trouble = "";
    }

    private void failed(RuntimeException cause) {
        boolean isAway = cause instanceof UnavailableException;
        if (!isAway) {
            round = null;
        }
        Duration asked =
                cause instanceof UnavailableException away ? away.retryAfter().orElse(Duration.ZERO) : Duration.ZERO;
        Duration wait = RetrySchedule.pauseAfter(++failures, asked);
        notBefore = System.nanoTime() + wait.toNanos();
        String told = told(cause);
        if (!told.equals(trouble)) {
            LOG.warn("{} gives nothing: {}", plan.source(), told);
            LOG.debug("the failure of {}", plan.source(), cause);
        }
        trouble = told;
    }

    private static String told(RuntimeException cause) {
        return cause instanceof SeraiException known
                ? known.code() + ", " + known.getMessage() + "; " + known.advice()
                : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
