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
import org.serai.outbox.restraint.RestraintFinder;
import org.serai.policy.Approval;
import org.serai.policy.Facts;
import org.serai.policy.Restraints;
import org.serai.template.TemplateState;
import org.serai.template.TemplateStates;
import org.serai.tenant.Sender;
import org.serai.tenant.Tenants;

/**
 * Looks up what policy wants to know: one query for the consent of all, a template of a batch once, windows only for free
 * text, restraints only where a tenant asks for them.
 */
final class FactsFinder {
    private final Tenants tenants;
    private final Consents consents;
    private final Windows windows;
    private final TemplateStates templates;
    private final RestraintFinder restraints;
    private final Clock clock;

    FactsFinder(
            Tenants tenants,
            Consents consents,
            Windows windows,
            TemplateStates templates,
            RestraintFinder restraints,
            Clock clock) {
        this.tenants = tenants;
        this.restraints = restraints;
        this.consents = consents;
        this.windows = windows;
        this.templates = templates;
        this.clock = clock;
    }

    Facts find(Question question, Standing standing) {
        return restrained(List.of(question), List.of(facts(question, standing, this::approval)))
                .get(0);
    }

    /** In the order asked. */
    List<Facts> find(List<Question> questions) {
        Map<Person, Standing> standings = consents.standings(questions.stream()
                .map(Question::person)
                .filter(Objects::nonNull)
                .toList());
        var known = new HashMap<TemplateKey, Approval>();
        return restrained(
                questions,
                questions.stream()
                        .map(q -> facts(
                                q,
                                standings.getOrDefault(q.person(), Standing.UNKNOWN),
                                key -> known.computeIfAbsent(key, this::approval)))
                        .toList());
    }

    private List<Facts> restrained(List<Question> questions, List<Facts> facts) {
        var asked = new ArrayList<Asked>();
        for (int i = 0; i < questions.size(); i++) {
            Question q = questions.get(i);
            asked.add(new Asked(
                    tenants.find(q.tenant()).orElse(null), q.to(), facts.get(i).purpose()));
        }
        List<Restraints> found = restraints.find(asked, clock.instant());
        var restrained = new ArrayList<Facts>();
        for (int i = 0; i < questions.size(); i++) {
            restrained.add(
                    facts.get(i).with(found.get(i).outdated(questions.get(i).outdated())));
        }
        return restrained;
    }

    private Facts facts(Question q, Standing standing, Function<TemplateKey, Approval> approval) {
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
                approval(q.sender(), template, approval),
                approval(q.sender(), substitute, approval),
                q.priority(),
                Restraints.NONE);
    }

    private static Approval approval(
            @Nullable Sender sender, Content.@Nullable Template template, Function<TemplateKey, Approval> approval) {
        return template == null || sender == null ? Approval.UNKNOWN : approval.apply(TemplateKey.of(sender, template));
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
        Approval approval = state.isSendable() ? Approval.APPROVED : Approval.ofStatus(state.status());
        return "MARKETING".equals(state.category()) ? approval.asMarketing() : approval;
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
