package org.serai.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a push would do, worked out from the catalogue and what the API lists; nothing is called. Pure. */
public record TemplatePlan(List<TemplateStep> steps) {
    /** Meta takes edits only in these states. Source: Meta, template management. */
    private static final Set<String> EDITABLE = Set.of("APPROVED", "REJECTED", "PAUSED");

    public static TemplatePlan of(Catalogue catalogue, List<ListedTemplate> listed) {
        Map<List<String>, ListedTemplate> there = new LinkedHashMap<>();
        listed.forEach(item -> there.put(List.of(item.name(), item.language()), item));
        var steps = new ArrayList<TemplateStep>();
        for (Template template : catalogue.all()) {
            for (String language : template.languages().keySet()) {
                ListedTemplate found = there.remove(List.of(template.name().value(), language));
                steps.add(step(new MetaTemplate(template, language), found));
            }
        }
        there.values().forEach(item -> steps.add(foreign(item)));
        return new TemplatePlan(List.copyOf(steps));
    }

    public List<TemplateStep> changes() {
        return steps.stream().filter(TemplateStep::isChange).toList();
    }

    /** The part of the plan that concerns these templates. */
    public TemplatePlan only(Collection<String> names) {
        return new TemplatePlan(
                steps.stream().filter(step -> names.contains(step.name())).toList());
    }

    private static TemplateStep step(MetaTemplate wanted, @Nullable ListedTemplate found) {
        String name = wanted.template().name().value();
        if (found == null || found.status().equals("DELETED")) {
            return new TemplateStep(
                    TemplateStep.Action.CREATE,
                    name,
                    wanted.language(),
                    null,
                    null,
                    wanted.createBody(),
                    "Meta does not have it");
        }
        if (wanted.isSameAs(found)) {
            return of(TemplateStep.Action.KEEP, found, Map.of(), kept(wanted, found));
        }
        return EDITABLE.contains(found.status())
                ? of(TemplateStep.Action.EDIT, found, wanted.editBody(), "the words differ; Meta reviews an edit again")
                : of(TemplateStep.Action.WAIT, found, Map.of(), "the words differ, but it is " + found.status());
    }

    private static String kept(MetaTemplate wanted, ListedTemplate found) {
        boolean moved = found.category() != null
                && !found.category().equals(wanted.template().category());
        return "the same, " + found.status() + (moved ? "; Meta has made it " + found.category() : "");
    }

    private static TemplateStep foreign(ListedTemplate item) {
        return of(TemplateStep.Action.FOREIGN, item, Map.of(), "not in the catalogue; left alone");
    }

    private static TemplateStep of(
            TemplateStep.Action action, ListedTemplate item, Map<String, Object> body, String note) {
        return new TemplateStep(action, item.name(), item.language(), item.id(), item.status(), body, note);
    }
}
