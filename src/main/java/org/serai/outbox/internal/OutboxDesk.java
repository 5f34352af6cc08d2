package org.serai.outbox.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Content;
import org.serai.canonical.Event;
import org.serai.canonical.MessageId;
import org.serai.canonical.OutboundMessage;
import org.serai.canonical.Progress;
import org.serai.canonical.Reason;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;
import org.serai.cloudapi.SendRequest;
import org.serai.consent.ConsentChange;
import org.serai.consent.Standing;
import org.serai.outbox.Desk;
import org.serai.outbox.Rehearsal;
import org.serai.outbox.Tokens;
import org.serai.outbox.restraint.Places;
import org.serai.policy.Addressing;
import org.serai.policy.Facts;
import org.serai.policy.Policy;
import org.serai.policy.Refusal;
import org.serai.policy.Verdict;
import org.serai.tenant.Sender;
import org.serai.tenant.Tenant;
import org.serai.tenant.Tenants;

/** Asks policy, keeps message and verdict. The same judgement without keeping is a rehearsal. */
final class OutboxDesk implements Desk, Rehearsal {
    private final Tenants tenants;
    private final FactsFinder finder;
    private final Foresight foresight;
    private final SubmissionBuffer buffer;
    private final Tokens tokens;
    private final Clock clock;
    private final EngineMeters meters;

    OutboxDesk(
            Tenants tenants,
            FactsFinder finder,
            Foresight foresight,
            SubmissionBuffer buffer,
            Tokens tokens,
            Clock clock,
            EngineMeters meters) {
        this.tenants = tenants;
        this.finder = finder;
        this.foresight = foresight;
        this.buffer = buffer;
        this.tokens = tokens;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public Verdict submit(OutboundMessage message) {
        Optional<Verdict> first = buffer.verdict(message).or(() -> foresight.firstVerdict(message));
        return first.orElseGet(() -> keep(message));
    }

    @Override
    public void expect(List<Event> events) {
        foresight.look(events);
    }

    @Override
    public Outcome judge(OutboundMessage message) {
        Judged judged = weigh(message);
        Content chosen = judged.facts.chosen();
        Sender sender = judged.question.sender();
        Recipient to = judged.question.to();
        if (judged.verdict instanceof Verdict.Refuse || chosen == null || sender == null || to == null) {
            return new Outcome(judged.verdict, null);
        }
        return new Outcome(judged.verdict, SendRequest.of(sender.id(), to, chosen, tokens.opaque(message.id())));
    }

    private Verdict keep(OutboundMessage message) {
        Judged judged = weigh(message);
        keep(judged, new Submission(message, judged.question, judged.verdict, judged.facts.now(), null));
        return judged.verdict;
    }

    private void keep(Judged judged, Submission submission) {
        buffer.add(new SubmissionBuffer.Item(submission, judged.learnt));
        meters.judged(judged.verdict);
    }

    /** What {@link #again} would say. */
    Verdict foresee(OutboundMessage message) {
        return weigh(message, Implied.NOTHING).verdict;
    }

    /**
     * Takes in a message in the place of one that stopped, unless policy refuses: then nothing is kept. What the event says
     * of consent was heard the first time, and the customer may have spoken since.
     *
     * @param slot the earliest time a number has for it
     */
    Verdict again(OutboundMessage message, MessageId of, Function<Sender, Instant> slot) {
        Judged judged = weigh(message, Implied.NOTHING);
        Sender sender = judged.question.sender();
        if (judged.verdict instanceof Verdict.Refuse || sender == null) {
            return judged.verdict;
        }
        var rerun = new Submission.Rerun(of, slot.apply(sender));
        keep(judged, new Submission(message, judged.question, judged.verdict, judged.facts.now(), rerun));
        return judged.verdict;
    }

    private record Judged(
            Question question,
            Facts facts,
            Verdict verdict,
            @Nullable ConsentChange learnt) {}

    private Judged weigh(OutboundMessage message) {
        return weigh(message, Implied.by(message.event(), tenant(message)));
    }

    private Tenant tenant(OutboundMessage message) {
        TenantId id = message.event().tenant();
        return tenants.find(id).orElseThrow(() -> new IllegalStateException("no such tenant: " + id));
    }

    private Judged weigh(OutboundMessage message, Implied implied) {
        Question question = question(message, tenant(message));
        Standing known = foresight.standing(question.person());
        Facts facts = finder.find(question, implied.with(known));
        return new Judged(question, facts, Policy.judge(facts), learnt(message, implied, known));
    }

    private Question question(OutboundMessage message, Tenant tenant) {
        Recipient to = message.to();
        Sender sender = to == null ? null : Senders.choose(tenant, to).orElse(null);
        return new Question(
                tenant.id(),
                to,
                sender,
                addressing(message, tenant, sender),
                message.content(),
                message.alternative(),
                message.problem(),
                outdated(message),
                message.priority(),
                clock.instant().plus(message.validFor()));
    }

    private @Nullable Reason outdated(OutboundMessage message) {
        return Progress.of(message.event(), clock.instant())
                .flatMap(mine -> foresight.newest(message.event(), message.to()).filter(mine::isStaleAfter))
                .map(newer -> Refusal.STALE.reason(newer.at()))
                .orElse(null);
    }

    private static @Nullable Reason addressing(OutboundMessage message, Tenant tenant, @Nullable Sender sender) {
        Recipient to = message.to();
        if (to != null) {
            return sender == null ? Refusal.SENDER_MISSING.reason(Places.country(tenant, to), tenant.id()) : null;
        }
        return Addressing.missing(message);
    }

    private @Nullable ConsentChange learnt(OutboundMessage message, Implied implied, Standing known) {
        Recipient to = message.to();
        Instant now = clock.instant();
        return to == null || !implied.isNewsTo(known)
                ? null
                : new ConsentChange(
                        message.event().tenant(),
                        to,
                        implied.purposes(),
                        implied.state(),
                        "event",
                        message.event().id(),
                        now);
    }
}
