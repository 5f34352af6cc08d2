package org.serai.outbox.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Content;
import org.serai.consent.Consents;
import org.serai.consent.Person;
import org.serai.consent.Standing;
import org.serai.conversation.Windows;
import org.serai.outbox.restraint.Asked;
import org.serai.outbox.restraint.MessagingLimits;
import org.serai.outbox.restraint.RestraintFinder;
import org.serai.policy.Approval;
import org.serai.policy.Facts;
import org.serai.policy.Restraints;
import org.serai.template.TemplateState;
import org.serai.template.TemplateStates;
import org.serai.tenant.Sender;
import org.serai.tenant.Tenants;

/** Looks up what policy wants to know: one query for the consent of all, a template of a batch once, windows only
 * for free text, restraints only where a tenant asks for them. */
final class FactsFinder {
    private final Tenants tenants;
    private final Consents consents;
    private final Windows windows;
    private final TemplateStates templates;
    private final RestraintFinder restraints;
    private final MessagingLimits limits;
    private final Clock clock;

    FactsFinder(
            Tenants tenants,
            Consents consents,
            Windows windows,
            TemplateStates templates,
            RestraintFinder restraints,
            MessagingLimits limits,
            Clock clock) {
        this.limits = limits;
        this.tenants = tenants;
        this.restraints = restraints;
        this.consents = consents;
        this.windows = windows;
        this.templates = templates;
        this.clock = clock;
    }

    Facts find(Question question, Standing standing) {
        return facts(question, standing, restraints(List.of(question)).get(0), this::approval);
    }

    /** At the claim, in the order asked: here the messaging limit counts too. Joins the caller's transaction. */
    List<Facts> find(List<Question> questions) {
        Map<Person, Standing> standings = consents.standings(questions.stream()
                .map(Question::person)
                .filter(Objects::nonNull)
                .toList());
        var known = new HashMap<TemplateKey, Approval>();
        List<Restraints> restrained = restraints(questions);
        List<@Nullable Instant> limited =
                limits.beyond(questions.stream().map(Question::claimant).toList(), clock.instant());
        var facts = new ArrayList<Facts>();
        for (int i = 0; i < questions.size(); i++) {
            facts.add(facts(
                    questions.get(i),
                    standings.getOrDefault(questions.get(i).person(), Standing.UNKNOWN),
                    restrained.get(i).limited(limited.get(i)),
                    key -> known.computeIfAbsent(key, this::approval)));
        }
        return facts;
    }

    private List<Restraints> restraints(List<Question> questions) {
        return restraints.find(
                questions.stream()
                        .map(q -> new Asked(tenants.find(q.tenant()).orElse(null), q.to(), q.purpose()))
                        .toList(),
                clock.instant());
    }

    private Facts facts(
            Question q, Standing standing, Restraints restraints, Function<TemplateKey, Approval> approval) {
        Content.Template template = q.template();
        Content.Template substitute = q.content() instanceof Content.Template ? q.alternative() : null;
        return new Facts(
                clock.instant(),
                q.expiresAt(),
                q.addressing(),
                q.content(),
                q.alternative(),
                q.problem(),
                standing.service(),
                standing.marketing(),
                windowClosesAt(q),
                template == null || q.sender() == null
                        ? Approval.UNKNOWN
                        : approval.apply(TemplateKey.of(q.sender(), template)),
                substitute == null || q.sender() == null
                        ? Approval.UNKNOWN
                        : approval.apply(TemplateKey.of(q.sender(), substitute)),
                q.priority(),
                restraints.outdated(q.outdated()));
    }

    private @Nullable Instant windowClosesAt(Question q) {
        return q.hasFreeText() && q.to() != null && q.sender() != null
                ? windows.openUntil(q.sender().id(), q.to()).orElse(null)
                : null;
    }

    private Approval approval(TemplateKey key) {
        return templates
                .find(key.wabaId, key.name, key.language)
                .map(FactsFinder::approval)
                .orElseGet(() -> isKnownByName(key) ? Approval.LANGUAGE_MISSING : Approval.UNKNOWN);
    }

    private static Approval approval(TemplateState state) {
        return state.isSendable() ? Approval.APPROVED : Approval.ofStatus(state.status());
    }

    private boolean isKnownByName(TemplateKey key) {
        return templates.all(key.wabaId).stream().anyMatch(t -> t.name().equals(key.name));
    }

    private record TemplateKey(String wabaId, String name, String language) {
        static TemplateKey of(Sender sender, Content.Template template) {
            return new TemplateKey(sender.wabaId(), template.name(), template.language());
        }
    }
}
