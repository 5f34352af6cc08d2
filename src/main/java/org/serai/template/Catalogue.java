package org.serai.template;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Reason;
import org.serai.finding.Findings;
import org.serai.finding.Suggestion;
import org.serai.template.internal.CatalogueReader;

/** Every template of a folder, as it stood when it was loaded. Immutable; fit for many threads. */
public final class Catalogue {
    private final Map<TemplateName, Template> templates;
    private final Set<String> names;

    private Catalogue(Map<TemplateName, Template> templates, Set<String> names) {
        this.templates = Map.copyOf(templates);
        this.names = Set.copyOf(names);
    }

    public static Catalogue empty() {
        return new Catalogue(Map.of(), Set.of());
    }

    /** Every rule of Meta a file can break is a finding; a template with an error is left out, the rest is there. */
    public static Catalogue load(Path templatesDir, Findings findings) {
        var reader = new CatalogueReader(templatesDir, findings);
        return new Catalogue(reader.read(), reader.names());
    }

    public Optional<Template> find(TemplateName name) {
        return Optional.ofNullable(templates.get(name));
    }

    /** Sorted by name. */
    public List<Template> all() {
        return templates.values().stream()
                .sorted(java.util.Comparator.comparing(t -> t.name().value()))
                .toList();
    }

    /** True also for a template whose file has an error of its own, so that nobody reports it twice. */
    public boolean knows(String name) {
        return names.contains(name);
    }

    public Collection<String> names() {
        return names;
    }

    /**
     * Fills a template in for one customer.
     *
     * @param wishes languages in the order they are wanted (the person's, the tenant's), BCP 47 or Meta's spelling
     * @param values the parameters for a locale; asked once, with the locale money and dates shall be written for; what
     *     the template does not use is ignored
     * @param payload what a quick reply sends back when tapped, by its button id
     */
    public Composition compose(
            TemplateName name,
            List<String> wishes,
            Function<String, ? extends Map<String, ? extends @Nullable Object>> values,
            Function<String, String> payload) {
        Template template = templates.get(name);
        if (template == null) {
            return refused(
                    "template.unknown", "no template " + name + "; " + Suggestion.didYouMean(name.value(), names));
        }
        Optional<LanguageChain.Choice> choice =
                new LanguageChain(wishes).choose(template.languages().keySet(), template.defaultLanguage());
        return choice.map(chosen -> compose(template, chosen, values.apply(chosen.locale()), payload))
                .orElseGet(() -> languageMissing(template, wishes));
    }

    private static Composition compose(
            Template template,
            LanguageChain.Choice choice,
            Map<String, ? extends @Nullable Object> values,
            Function<String, String> payload) {
        Wording wording = Objects.requireNonNull(template.languages().get(choice.language()), choice.language());
        var composer = new Composer(template, choice.language(), wording);
        return composer.take(values)
                .<Composition>map(Composition.Refused::new)
                .orElseGet(() -> new Composition.Composed(composer.content(payload), template, choice.locale()));
    }

    private static Composition languageMissing(Template template, List<String> wishes) {
        return refused(
                "template.language-missing",
                "template " + template.name() + " has none of " + wishes + "; add one to routes/templates/"
                        + template.name() + ".yaml");
    }

    private static Composition refused(String code, String text) {
        return new Composition.Refused(new Reason(code, text));
    }
}
