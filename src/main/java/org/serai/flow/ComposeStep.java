package org.serai.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Content;
import org.serai.canonical.Event;
import org.serai.canonical.MessageId;
import org.serai.canonical.OutboundMessage;
import org.serai.canonical.Priority;
import org.serai.canonical.Reason;
import org.serai.canonical.Recipient;
import org.serai.canonical.SendClass;
import org.serai.canonical.Tree;
import org.serai.canonical.UserId;
import org.serai.template.Catalogue;
import org.serai.template.Composition;
import org.serai.template.Template;
import org.serai.template.TemplateName;

/**
 * Fills a template for the person an event is about, in their language. Never refuses: what could not be composed is a
 * message with a problem, which policy turns down where everyone can see it.
 */
public final class ComposeStep {
    private static final java.time.Duration DAY = java.time.Duration.ofDays(1);
    private final Catalogue catalogue;
    private final FlowParameters parameters;
    private final TenantFacts tenants;

    ComposeStep(Catalogue catalogue, FlowParameters parameters, TenantFacts tenants) {
        this.catalogue = catalogue;
        this.parameters = parameters;
        this.tenants = tenants;
    }

    public OutboundMessage compose(
            @Body Event event, @ExchangeProperty(FlowRun.PROPERTY) FlowRun run, String flow, String template) {
        MessageId id = MessageId.next();
        Composition composition = composition(event, run, flow, template, id);
        return composition.fold(
                composed -> message(
                        id,
                        flow,
                        event,
                        template,
                        composed.content(),
                        substitute(event, run, flow, composed, id),
                        null),
                refused -> message(id, flow, event, template, null, null, refused.reason()));
    }

    /** Free text where the customer service window is open, the template where it is not; policy decides which. */
    public OutboundMessage composeText(
            @Body Event event,
            @ExchangeProperty(FlowRun.PROPERTY) FlowRun run,
            String flow,
            String text,
            String template) {
        Optional<String> words = Tree.of(event.data()).text(text.split("\\."));
        if (words.isEmpty()) {
            return compose(event, run, flow, template);
        }
        MessageId id = MessageId.next();
        Content said = new Content.Text(words.get());
        return composition(event, run, flow, template, id)
                .fold(
                        composed -> message(id, flow, event, template, said, composed.content(), null),
                        refused -> message(id, flow, event, template, said, null, refused.reason()));
    }

    /** What goes while Meta has paused the template; policy decides. */
    private Content.@Nullable Template substitute(
            Event event, FlowRun run, String flow, Composition.Composed composed, MessageId id) {
        TemplateName substitute = composed.template().substitute();
        return substitute == null
                ? null
                : composition(event, run, flow, substitute.value(), id)
                        .<Content.@Nullable Template>fold(Composition.Composed::content, refused -> null);
    }

    private Composition composition(Event event, FlowRun run, String flow, String template, MessageId id) {
        TenantFacts.Facts facts = tenants.of(event.tenant());
        List<String> wishes = new ArrayList<>();
        event.locale().ifPresent(wishes::add);
        wishes.add(facts.language());
        return catalogue.compose(
                new TemplateName(template),
                wishes,
                locale -> values(event, flow, locale, facts),
                button -> run.tokens().button(id, button));
    }

    private Map<String, Object> values(Event event, String flow, String locale, TenantFacts.Facts facts) {
        return parameters.of(flow, event.data(), locale, facts.zone());
    }

    private OutboundMessage message(
            MessageId id,
            String flow,
            Event event,
            String template,
            @Nullable Content content,
            Content.@Nullable Template alternative,
            @Nullable Reason problem) {
        Optional<Template> found = catalogue.find(new TemplateName(template));
        return new OutboundMessage(
                id,
                flow,
                event,
                recipient(event).orElse(null),
                content,
                alternative,
                found.map(Template::sendClass).orElse(SendClass.BALANCED),
                found.map(Template::priority).orElse(Priority.NORMAL),
                found.map(Template::validFor).orElse(DAY),
                problem);
    }

    private static Optional<Recipient> recipient(Event event) {
        return event.phone()
                .map(Recipient::of)
                .or(() -> event.party()
                        .text("userId")
                        .filter(UserId::isUserId)
                        .map(UserId::new)
                        .map(Recipient::of));
    }
}
