package org.serai.flow;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Content;
import org.serai.canonical.CustomerReply;
import org.serai.canonical.OutboundMessage;
import org.serai.canonical.PhoneNumber;
import org.serai.canonical.PhoneNumberId;
import org.serai.canonical.Recipient;
import org.serai.canonical.TenantId;
import org.serai.canonical.Wamid;
import org.serai.consent.StopWords;
import org.serai.finding.YamlNode;
import org.serai.template.Button;
import org.serai.template.Catalogue;
import org.serai.template.TemplateName;

/** What a customer answers in a flow test: to the last message of that test, or out of the blue. */
record TestReplies(Catalogue catalogue, TenantId tenant, TestWorld world) {
    private static final PhoneNumberId NUMBER = new PhoneNumberId("1");
    private static final String SOMEONE = "+15550100000";

    /** Why this cannot be answered; empty when it can. */
    Optional<String> problem(YamlNode reply, Rehearsed.@Nullable Submitted last) {
        Optional<String> button = reply.text("button");
        if (last == null && reply.text("answers").isPresent()) {
            return Optional.of("nothing was sent that could be answered");
        }
        if (button.isEmpty()) {
            return Optional.empty();
        }
        if (last == null) {
            return Optional.of("nothing was sent that has a button");
        }
        List<String> known = buttons(last);
        return known.contains(button.get())
                ? Optional.empty()
                : Optional.of("the message has no button " + button.get() + "; it has " + known);
    }

    CustomerReply of(YamlNode reply, Rehearsed.@Nullable Submitted last, int number) {
        OutboundMessage answered = last == null ? null : last.message();
        Recipient from = from(answered);
        Optional<String> button = reply.text("button");
        return new CustomerReply(
                tenant,
                new Wamid("wamid.reply-" + number),
                from,
                null,
                NUMBER,
                world.now(),
                kind(reply),
                button.flatMap(id -> title(last, id))
                        .or(() -> reply.text("text"))
                        .orElse(null),
                button.orElse(null),
                null,
                null,
                answered == null ? null : new Wamid("wamid.message-" + answered.id()),
                answered == null ? "none" : button.isPresent() ? "token" : "context",
                answered == null ? null : reply.text("answers").orElse(answered.flow()),
                answered == null ? null : answered.event().connector(),
                answered == null ? null : answered.event().id(),
                null,
                answered == null ? List.of() : answered.event().businessKeys(),
                answered == null ? List.of() : answered.event().refs());
    }

    private Recipient from(@Nullable OutboundMessage answered) {
        return answered != null && answered.to() != null
                ? answered.to()
                : Recipient.of(new PhoneNumber(
                        world.anyone().filter(PhoneNumber::isE164).orElse(SOMEONE)));
    }

    private static String kind(YamlNode reply) {
        return reply.text("button").isPresent()
                ? "button"
                : reply.text("text").flatMap(StopWords::intent).orElse("text");
    }

    private List<String> buttons(Rehearsed.Submitted last) {
        return buttonsOf(last).stream().flatMap(b -> id(b).stream()).toList();
    }

    private Optional<String> title(Rehearsed.@Nullable Submitted last, String id) {
        return last == null
                ? Optional.empty()
                : buttonsOf(last).stream()
                        .filter(b -> id(b).equals(Optional.of(id)))
                        .map(Button::text)
                        .findFirst();
    }

    private static Optional<String> id(Button button) {
        return button.fold(reply -> Optional.of(reply.id()), url -> Optional.empty(), phone -> Optional.empty());
    }

    private List<Button> buttonsOf(Rehearsed.Submitted last) {
        return last.content() instanceof Content.Template template
                ? catalogue
                        .find(new TemplateName(template.name()))
                        .map(t -> Objects.requireNonNull(t.languages().get(template.language()))
                                .buttons())
                        .orElse(List.of())
                : List.of();
    }
}
