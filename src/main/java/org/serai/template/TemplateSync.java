package org.serai.template;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.serai.cloudapi.CloudApiError;
import org.serai.tenant.Sender;

/** Brings catalogue and Cloud API together, one business account at a time. Blocks; throws what {@link TemplateApi} throws. */
public final class TemplateSync {
    private final TemplateApi api;
    private final TemplateStates states;
    private final Clock clock;

    public TemplateSync(TemplateApi api, TemplateStates states, Clock clock) {
        this.api = api;
        this.states = states;
        this.clock = clock;
    }

    /** How one change ended. */
    public record Outcome(TemplateStep step, TemplateAnswer answer) {
        /** The step with the status Meta gave, or with its error. */
        public Map<String, Object> toTree() {
            Map<String, Object> tree = step.toTree();
            return answer.fold(
                    taken -> {
                        tree.put("status", taken.status());
                        return tree;
                    },
                    refused -> {
                        CloudApiError error = refused.error();
                        tree.put(
                                "error", Map.of("code", error.code(), "title", error.title() + ": " + error.details()));
                        return tree;
                    });
        }
    }

    /** Reads what the API has and remembers its states as of when it was asked: a webhook that comes meanwhile is newer. */
    public List<ListedTemplate> pull(Sender sender) {
        Instant asked = clock.instant();
        List<ListedTemplate> listed = api.list(sender);
        keep(sender, listed, asked);
        return listed;
    }

    public TemplatePlan plan(Sender sender, Catalogue catalogue) {
        return TemplatePlan.of(catalogue, pull(sender));
    }

    /**
     * Carries out that plan and nothing else, in its order; a refusal does not stop the rest. Pushing a plan twice is
     * safe: Meta refuses a second template of one name and language. An edit's answer names no status, so the list is read
     * again after one.
     */
    public List<Outcome> push(Sender sender, TemplatePlan plan) {
        Instant began = clock.instant(); // a webhook that comes meanwhile is newer
        var outcomes = new ArrayList<Outcome>();
        var taken = new ArrayList<ListedTemplate>();
        for (TemplateStep step : plan.changes()) {
            TemplateAnswer answer = step.templateId() == null
                    ? api.create(sender, step.body())
                    : api.edit(sender, step.templateId(), step.body());
            outcomes.add(new Outcome(step, answer));
            if (answer instanceof TemplateAnswer.Taken yes) {
                taken.add(new ListedTemplate(
                        yes.id(), step.name(), step.language(), yes.status(), yes.category(), null, List.of()));
            }
        }
        keep(sender, taken, began);
        if (plan.changes().stream().anyMatch(step -> step.action() == TemplateStep.Action.EDIT)) {
            pull(sender);
        }
        return List.copyOf(outcomes);
    }

    private void keep(Sender sender, List<ListedTemplate> listed, Instant asOf) {
        states.changed(listed.stream()
                .map(item -> new TemplateChange(
                        sender.wabaId(),
                        item.name(),
                        item.language(),
                        item.id(),
                        item.status(),
                        item.category(),
                        item.quality(),
                        asOf))
                .toList());
    }
}
